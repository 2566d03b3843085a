"""`mkdocs serve` after many changes: what it shows is what a clean build makes, and most changes take no whole build."""

import logging
import random
import re
import shutil
from pathlib import Path

from conftest import free_port
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from test_plugin import project, small  # noqa: F401 (fixtures)

from shapeproof import kept

HERE = "http://127.0.0.1:8000/"
CHANGED = "docs", "snippets", "theme", "mkdocs.base.yml", "mkdocs.yml", "mkdocs.en.yml"
BREAKS = "a snippet fails"


def test_fifty_changes_leave_what_a_clean_build_makes(project, tmp_path, monkeypatch, caplog):  # noqa: F811
    monkeypatch.chdir(project)
    for page in project.glob("docs/*/notebook.ipynb"):  # it takes as long as all other pages
        page.unlink()
    caplog.set_level(logging.INFO)
    served, clean, before = tmp_path / "served", tmp_path / "clean", tmp_path / "before"
    copy(project, before)
    make(served)
    server = LiveReloadServer(lambda: make(served), "127.0.0.1", free_port(), str(served))
    config(served).plugins.on_serve(server, config=config(served), builder=server.builder)
    draw = random.Random(15)
    done: list[str] = []
    for number in range(1, 51):
        last = number in (25, 50)
        name = (
            "repaired"
            if last and BREAKS in done
            else draw.choice([name for name in CHANGES if not last or name != BREAKS])
        )
        change = CHANGES.get(name)
        if change is None:
            copy(before, project)
            done.clear()
        else:
            change(project, draw, number)
        done.append(name)
        try:
            server.builder()
        except Abort:
            assert BREAKS in done, done  # the site from before stays
        if last:
            kept.memory.clear()
            shutil.rmtree(project / ".cache/kept")
            make(clean)
            assert contents(served) == contents(clean), done
            make(served)
    assert sum("Made again" in record.getMessage() for record in caplog.records) >= 10


def config(folder: Path):
    loaded = load_config("mkdocs.yml", site_dir=str(folder))
    loaded.site_url = HERE
    return loaded


def make(folder: Path) -> None:
    build(config(folder), serve_url=HERE)


def copy(source: Path, target: Path) -> None:
    for name in CHANGED:
        if (source / name).is_dir():
            shutil.rmtree(target / name, ignore_errors=True)
        (shutil.copytree if (source / name).is_dir() else shutil.copy)(source / name, target / name)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


def a_page(project: Path, draw: random.Random) -> Path:  # noqa: F811
    return draw.choice(sorted(project.glob("docs/*/rnn/*.md")))


def a_sentence(project, draw, number):  # noqa: F811
    add(a_page(project, draw), f"\n\nWord {'w' * number}.\n")


def a_snippet(project, draw, number):  # noqa: F811
    add(draw.choice(sorted(project.glob("snippets/rnn/*.py"))), f"print('also', {number})\n")


def a_wrong_claim(project, draw, number):  # noqa: F811
    add(a_page(project, draw), f"\n\n`output`: `({number}, 9, 9)`.\n")


def a_dead_link(project, draw, number):  # noqa: F811
    add(a_page(project, draw), f"\n\n[there](none-{number}.md)\n")


def a_failing_snippet(project, draw, number):  # noqa: F811
    add(project / "snippets/rnn/output.py", "1 / 0\n")


def a_name_in_nav(project, draw, number):  # noqa: F811
    path = project / draw.choice(["mkdocs.yml", "mkdocs.en.yml"])
    path.write_text(
        re.sub(r"^  - (?:\w+: )?(rnn/output.*\.md)$", rf"  - Named{number}: \1", path.read_text(), flags=re.M)
    )


def a_new_page(project, draw, number):  # noqa: F811
    language = draw.choice(["ko", "en"])
    (project / f"docs/{language}/rnn/output{number}.md").write_text(f"# Page {'p' * number}\n\n[back](output.md)\n")


def a_page_gone(project, draw, number):  # noqa: F811
    a_page(project, draw).unlink()


def a_page_elsewhere(project, draw, number):  # noqa: F811
    page = a_page(project, draw)
    page.rename(page.with_name(f"output{number}.md"))


def a_word_of_the_theme(project, draw, number):  # noqa: F811
    add(project / "theme/partials/copyright.html", f"<i>{number}</i>\n")


CHANGES = {
    "a sentence": a_sentence,
    "another sentence": a_sentence,
    "one more sentence": a_sentence,
    "a snippet": a_snippet,
    "a wrong claim": a_wrong_claim,
    "a dead link": a_dead_link,
    BREAKS: a_failing_snippet,
    "a name in nav": a_name_in_nav,
    "a new page": a_new_page,
    "a page gone": a_page_gone,
    "a page elsewhere": a_page_elsewhere,
    "the theme": a_word_of_the_theme,
    "repaired": None,
    "repaired too": None,
    "repaired as well": None,
}
