"""statements.txt, each wrong and right, through both readings: what is wrong is refused, what is right is taken."""

import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from conftest import ROOT

from shapeproof.claims import report
from shapeproof.vocabulary import load

SECTIONS = {
    section.split("\n", 1)[0]: [line for line in section.split("\n")[1:] if line]
    for section in Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").split("\n== ")[1:]
}
STATEMENTS = [(section, statement) for section, statements in SECTIONS.items() for statement in statements]
VOCABULARY = ROOT / "vocabulary.toml"
EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.snippets",
    "shapeproof.pages.mathml",
    "shapeproof.pages.shapes",
]
PAGE = '# A page\n\n```text\n--8<-- "claims/example.txt"\n```\n\n'


def filled(statement: str, side: int) -> str:
    return re.sub(r"«(.*?)\|(.*?)»", lambda both: both[1 + side], statement).replace(" ⏎ ", "\n")


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Read a page that states something, once more if nothing is wrong with it: its claims, and why it fails a build."""
    folder = tmp_path_factory.mktemp("statements")
    (folder / "snippets/claims").mkdir(parents=True)
    shutil.copy(ROOT / "snippets/claims/example.py", folder / "snippets/claims")
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=folder, check=True, capture_output=True)
    outputs, path = folder / ".cache/outputs", folder / "page.md"
    options = {"page": str(path), "outputs": str(outputs), "vocabulary": str(VOCABULARY)}
    configured: dict[str, dict] = {
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.snippets": {"base_path": [str(outputs)]},
        "shapeproof.pages.shapes": options,
    }
    site = markdown.Markdown(extensions=EXTENSIONS, extension_configs=configured)
    vocabulary = load(VOCABULARY)
    warned: list[str] = []
    handler = logging.Handler()
    vars(handler)["emit"] = lambda record: warned.append(record.getMessage())
    log = logging.getLogger("mkdocs.shapeproof")
    log.addHandler(handler)

    def read(statement: str):
        path.write_text(f"{PAGE}{statement}\n", encoding="utf-8")
        warned.clear()
        page = report.read(path, outputs, vocabulary)
        if not page.problems:
            site.reset().convert(path.read_text(encoding="utf-8"))
        return page.claims, [*page.problems, *warned]

    yield read
    log.removeHandler(handler)


def test_what_is_wrong_is_refused_and_what_is_right_is_taken(read):
    refused, other = 0, []
    for section, statement in STATEMENTS:
        (_, wrong), (claims, right) = (read(filled(statement, side)) for side in (0, 1))
        unread = section.startswith("never")
        refused += bool(wrong)
        if right or bool(wrong) == unread or bool(claims) == unread:
            other.append((statement, wrong, right, len(claims)))
    assert not other, "\n".join(map(str, other))
    assert len(STATEMENTS) >= 205 and refused >= 195


def test_what_is_never_read_is_listed_for_readers():
    pages = "".join((ROOT / f"docs/{language}/claims.md").read_text(encoding="utf-8") for language in ("en", "ko"))
    unread = [filled(statement, 1).rstrip(".") for section, statement in STATEMENTS if section.startswith("never")]
    assert not [statement for statement in unread if statement.casefold() not in pages.casefold()]
