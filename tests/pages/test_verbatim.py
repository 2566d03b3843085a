"""What a snippet prints, however hostile, stands on its page as text."""

import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

SHAPES = "import torch\nseq_len = 5\noutput = torch.zeros(seq_len, 3)\n"
PRINTED = {
    "fence": "before\n```\n<script>alert(1)</script>\n```\nafter",
    "long": "`````` and ~~~~~~~ and ```",
    "include": '--8<-- "a/other.py"\n  --8<-- "a/other.py"\n;--8<-- "a/other.py"\n--8<--\na/other.py\n--8<--',
    "private": "\ue0000\ue001 \ue000999999\ue001 \ue0020\ue003",
    "html": "<b onclick='x'>&amp;</b>",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("verbatim")
    (folder / "snippets/a").mkdir(parents=True)
    (folder / "snippets/a/other.py").write_text("print('SECRET')\n")
    for name, text in PRINTED.items():
        (folder / f"snippets/a/{name}.py").write_text(SHAPES + f"print({text!r})\n")
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("indent", ["", "    "], ids=["plain", "in a question"])
@pytest.mark.parametrize("name", PRINTED)
def test_it_is_shown_as_printed_and_nothing_of_it_acts(project, monkeypatch, name, indent):
    monkeypatch.chdir(project)
    page = f'```python\n--8<-- "a/{name}.py"\n```\n\n```text title="output"\n--8<-- "a/{name}.txt"\n```\n\n`output`: `(5, 3)`\n'
    page = ("??? question\n\n" if indent else "") + "".join(f"{indent}{line}\n" for line in page.splitlines())
    shown = BeautifulSoup(
        markdown.markdown(
            page,
            extensions=[
                "pymdownx.highlight",
                "pymdownx.superfences",
                "pymdownx.details",
                "pymdownx.snippets",
                "shapeproof.pages.shapes",
            ],
            extension_configs={"pymdownx.snippets": {"base_path": ["snippets", ".cache/outputs"], "check_paths": True}},
        ),
        "lxml",
    )
    source, printed = (block.get_text().rstrip("\n") for block in shown.select("pre code"))
    assert printed == PRINTED[name]
    assert source == (SHAPES + f"print({PRINTED[name]!r})")
    assert not shown.select("script:not(.trace), b:not([id])") and "SECRET" not in shown.get_text()
    assert shown.select_one("a.shape").get_text() == "(5, 3)"
