"""The plain `mkdocs` command on a copy of the project in which something is wrong, or changes."""

import json
import logging
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import chdir
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from conftest import ROOT, free_port
from mkdocs.__main__ import cli

from shapeproof import ahead, kept

MKDOCS = Path(sys.executable).with_name("mkdocs")
PAGES = "rnn/first-pass.md", "rnn/initial-state.md", "rnn/output.md", "rnn/weights.md", "notebook.ipynb"
COPIED = (
    "mkdocs.base.yml",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "vocabulary.toml",
    "theme",
    "parser",
    "shapeproof",
    "versions",
)
NOT_COPIED = shutil.ignore_patterns("__pycache__", ".lock")


@pytest.fixture(scope="session")
def small(made_once) -> Path:
    """The project with a few of its pages, and what they need: built once."""
    return made_once("small", make_small)


def make_small(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=ROOT, check=True, capture_output=True)
    project.mkdir()
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
    for language in "ko", "en":
        for page in PAGES:
            path = project / "docs" / language / page
            path.parent.mkdir(parents=True, exist_ok=True)
            text = LINK.sub(without_the_others, (ROOT / "docs" / language / page).read_text())
            path.write_text(beginning(text) if page.endswith(".ipynb") else text)
            for script in set(re.findall(r'--8<-- \\?"([\w/-]+)\.(?:py|txt|svg)', text)):
                run = ROOT / ".cache/outputs" / script
                for file in ROOT / f"snippets/{script}.py", *run.parent.glob(f"{run.name}.*"):
                    copy = project / file.relative_to(ROOT)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(file, copy)
    for config in project.glob("mkdocs*.yml"):
        pages = "".join(f"  - {page}\n" for page in PAGES)
        config.write_text(re.sub(r"^nav:\n(?:[ ].*\n)+", f"nav:\n{pages}", config.read_text(), flags=re.M))
    done = build(project, "--strict")
    assert done.exit_code == 0 and "WARNING -" not in done.stderr, done.stderr
    shutil.rmtree(project / "site")


def beginning(notebook: str) -> str:
    """A notebook with its first cells only, those on the RNN: all of them take longer than the other pages together."""
    content = json.loads(notebook)
    return json.dumps({**content, "cells": content["cells"][:24]}, ensure_ascii=False, indent=1)


LINK = re.compile(r"\[([^\]\n]*)\]\(((?!https?:)[^)\s#?]+)[^)\s]*\)")


def without_the_others(link: re.Match) -> str:
    """A link to a page that is there, or the words of one to a page that is not."""
    return link[0] if any(page.endswith(link[2].lstrip("./")) for page in PAGES) else link[1]


@pytest.fixture
def project(small, tmp_path) -> Path:
    """The small project, built before, free to be spoilt."""
    shutil.copytree(small, tmp_path / "project", ignore=NOT_COPIED)
    return tmp_path / "project"


def build(project: Path, *options: str) -> Result:
    """The plain command, but in this process, which has imported by the second time what it needs."""
    log = logging.getLogger("mkdocs")
    propagate, handlers = log.propagate, [*log.handlers]
    with chdir(project):
        done = CliRunner().invoke(cli, ["build", *options])
    log.propagate, log.handlers = propagate, handlers  # as other tests have it
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def edit(path: Path, old: str, new: str) -> int:
    """Replace a piece of text that the file must hold; return the line of the new one."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return path.read_text()[: path.read_text().index(new)].count("\n") + 1


def test_what_was_kept_and_is_cut_off_is_made_again(project):
    def pages() -> dict[Path, bytes]:
        assert build(project, "--strict").exit_code == 0
        return {path: path.read_bytes() for path in (project / "site").rglob("*") if path.suffix in (".html", ".md")}

    before, parts = pages(), list((project / ".cache/kept/pages").rglob("*.json"))
    assert {path.relative_to(project / ".cache/kept/pages").parts[1] for path in parts} >= {"content", "copy", "shown"}
    for path in parts:
        path.write_bytes(path.read_bytes()[:-9])
    kept.memory.clear()
    assert pages() == before


@pytest.mark.parametrize("parts", [kept.CLAIMS, kept.PAGES])
def test_what_is_kept_comes_from_no_other_code_than_its_key_has(parts):
    files = [
        file
        for part in parts
        for file in sorted((ROOT / "shapeproof").rglob(part if "." in part else f"{part}/**/*.py"))
    ]
    code = {file: file.read_text() for file in files if file.name != "plugin.py"}  # which starts all there is
    used = {
        name.strip()
        for text in code.values()
        for module, names in re.findall(r"^ *from shapeproof(?:\.(\w+)[.\w]*)? import ([\w, ]+)", text, re.M)
        for name in (module or names).split(",")
    }
    assert len(used) > 2 and used <= {part.removesuffix(".py") for part in parts}


def test_another_language_is_rendered_beside_the_first_and_the_same(project, monkeypatch):
    def pages() -> dict[Path, bytes]:
        shutil.rmtree(project / ".cache/kept/pages")
        kept.memory.clear()
        assert build(project, "--strict").exit_code == 0
        return {path: path.read_bytes() for path in (project / "site").rglob("*") if path.suffix in (".html", ".md")}

    def keys() -> dict[Path, str]:
        folder = project / ".cache/kept/pages/en"
        return {path: json.loads(path.read_text().split("\n")[0])[0] for path in folder.rglob("*.json")}

    def start_and_wait(*arguments) -> list[subprocess.Popen]:
        processes = start(*arguments)
        assert [process.wait() for process in processes] == [0]
        beside.append(keys())
        return processes

    before, start = pages(), ahead.start
    beside: list[dict[Path, str]] = []
    monkeypatch.setattr(ahead, "FEWEST", 1)
    monkeypatch.setattr(ahead, "start", start_and_wait)
    assert pages() == before
    assert [keys()] == beside, "what it kept was of use"
    assert build(project).exit_code == 0 and len(beside) == 1, "nothing is to be made anew"


def test_a_failing_snippet_fails_the_build_and_the_old_site_stays(project):
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the old site")
    line = edit(project / "snippets/rnn/forward.py", "output, hn = rnn(x_seq, h0)", "output, hn = rnn(h0, x_seq)")
    done = build(project)
    assert done.exit_code == 1
    assert re.search(
        rf"^snippets/rnn/forward\.py:{line}: RuntimeError: .*\n    output, hn = rnn\(h0, x_seq\)$", done.stderr, re.M
    ), done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / ".cache/outputs/rnn/forward.txt").exists()
    assert (project / "site/index.html").read_text() == "the old site"


def test_a_page_that_includes_a_deleted_snippets_output_fails_the_build_by_name(project):
    (project / "snippets/rnn/weights.py").unlink()
    done = build(project)
    assert done.exit_code == 1
    assert "rnn/weights.md" in done.stderr and "rnn/weights.py" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((project / ".cache/outputs/rnn").glob("weights.*"))


@pytest.mark.parametrize(
    "page, tex",
    [
        ("docs/ko/rnn/output.md", r"$h_t = \tanh(x_t$ and $\frac{1$"),
        ("docs/en/rnn/weights.md", "$$\n\\begin{aligned}\n a &= \\nosuch{b}\n\\end{aligned}\n$$"),
    ],
)
def test_bad_tex_fails_the_build_with_file_and_line(project, page, tex):
    text = (project / page).read_text()
    (project / page).write_text(f"{text}\nA good one, $x_t$.\n\n{tex}\n")
    bad = next(line for line in (r"\frac{1", r"\nosuch") if line in tex)
    line = next(i for i, text in enumerate((project / page).read_text().splitlines(), 1) if bad in text)
    done = build(project)
    assert done.exit_code == 1
    assert f"{page}:{line}: " in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_bad_tex_in_a_notebook_fails_the_build_with_file_and_line(project):
    notebook = project / "docs/en/notebook.ipynb"
    line = edit(notebook, r"h_t = \\tanh", r"h_t = \\nosuch")
    done = build(project)
    assert done.exit_code == 1 and f"docs/en/notebook.ipynb:{line}: " in done.stderr, done.stderr


def test_a_failing_cell_fails_the_build_by_name(project):
    notebook = project / "docs/ko/notebook.ipynb"
    content = json.loads(notebook.read_text())
    next(cell for cell in content["cells"] if cell["cell_type"] == "code")["source"] = ["1 / 0"]
    notebook.write_text(json.dumps(content, ensure_ascii=False))
    done = build(project)
    assert done.exit_code == 1
    assert "docs/ko/notebook.ipynb" in done.stderr and "ZeroDivisionError: division by zero" in done.stderr


def test_a_size_in_a_name_that_nav_gives_fails_the_strict_build(project):
    line = edit(project / "mkdocs.en.yml", "- rnn/output.md", "- output is (9, 9, 9): rnn/output.md")
    done = build(project, "--strict")
    assert done.exit_code == 1
    told = f"mkdocs.en.yml:{line}: nav: readers see (9, 9, 9) in 'output is (9, 9, 9)', which nothing holds"
    assert told in done.stderr, done.stderr


@pytest.mark.parametrize("language, other", [("en", "ko"), ("ko", "en")])
def test_a_page_in_one_language_alone_is_told_in_its_place_in_the_other(project, language, other):
    config = project / ("mkdocs.yml" if language == "ko" else "mkdocs.en.yml")
    edit(config, "  - rnn/output.md\n", "")
    edit(project / ("mkdocs.en.yml" if language == "ko" else "mkdocs.yml"), "- rnn/output.md", "- Both: rnn/output.md")
    (project / "docs" / language / "rnn/output.md").unlink()
    done = build(project, "--strict")
    assert done.exit_code == 0 and "WARNING -" not in done.stderr, done.stderr
    assert f"rnn/output.md is there in {other} only" in done.stderr
    parts = {"ko": "", "en": "en/"}
    page = BeautifulSoup((project / "site" / parts[language] / "rnn/output/index.html").read_bytes(), "lxml")
    name = {"ko": "한국어", "en": "English"}[other]
    assert page.h1 and page.h1.get_text().strip() == f"Both ({name})"
    [link] = page.select("article a[hreflang]")
    assert (link.get_text(), link["hreflang"]) == (name, other)
    there = (project / "site" / parts[language] / "rnn/output" / str(link["href"]) / "index.html").resolve()
    assert there == project.resolve() / "site" / parts[other] / "rnn/output/index.html" and there.exists()
    found = [
        one["href"] for one in page.select(".md-nav--primary a.md-nav__link") if not str(one["href"]).startswith("#")
    ]
    assert found[-4:] == ["../initial-state/", "./", "../weights/", "../../notebook/"]


def test_a_notebook_that_prints_something_else_than_its_code_as_a_script_fails_the_build(project):
    notebook = project / "docs/ko/notebook.ipynb"
    content = json.loads(notebook.read_text())
    cell = next(cell for cell in content["cells"] if cell["cell_type"] == "code")
    cell["source"] = ["import sys\n", "print('a kernel', 'ipykernel' in sys.modules)"]
    content["cells"] = [cell]
    notebook.write_text(json.dumps(content, ensure_ascii=False))
    done = build(project)
    assert done.exit_code == 1
    told = "docs/ko/notebook.ipynb: its cells print 'a kernel True' in a notebook, and 'a kernel False' as one script"
    assert told in done.stderr, done.stderr


def test_a_cell_tells_its_shapes_to_its_last_line_and_what_it_prints_in_pieces_is_one_output(project):
    notebook = project / "docs/ko/notebook.ipynb"
    content = json.loads(notebook.read_text())
    cell = next(cell for cell in content["cells"] if cell["cell_type"] == "code")
    lines = (
        "import time",
        "import torch",
        "print('one', flush=True)",
        "time.sleep(0.5)",
        "print('two')",
        "x = torch.ones(2)",
    )
    cell["source"] = "\n".join(lines)
    content["cells"] = [cell]
    notebook.write_text(json.dumps(content, ensure_ascii=False))
    done = build(project)
    assert done.exit_code == 0, done.stderr
    page = BeautifulSoup((project / "site/notebook/index.html").read_bytes(), "lxml")
    assert [code.get_text() for code in page.select("pre code")][1:] == ["one\ntwo\n"]
    [told] = page.select("script.trace")
    assert {line for line, *_ in json.loads(told.get_text())["expressions"]} == {5}


@pytest.mark.parametrize("language, link", [("en", "initial.md"), ("ko", "initial-state.md#nowhere")])
def test_a_dead_link_fails_the_strict_build_with_file_and_line(project, language, link):
    page = project / f"docs/{language}/rnn/output.md"
    line = edit(page, "](initial-state.md)", f"]({link})")
    done = build(project, "--strict")
    assert done.exit_code == 1
    assert f"docs/{language}/rnn/output.md:{line}: Doc file 'rnn/output.md' contains a link '{link}'" in done.stderr


def test_serve_shows_a_changed_snippets_new_output_in_both_languages(project):
    host = f"127.0.0.1:{free_port()}"
    log = project.parent / "log"
    with log.open("w") as file:
        serve = subprocess.Popen([MKDOCS, "serve", "--dev-addr", host], cwd=project, stdout=file, stderr=file)
    try:
        pages = [f"http://{host}/{language}rnn/first-pass/" for language in ("", "en/")]
        for page in pages:
            wait_for(page, "torch.Size([5, 1, 4])", serve, log)
        edit(
            project / "snippets/rnn/forward.py",
            "output, hn = rnn(x_seq, h0)",
            "output, hn = rnn(x_seq, h0)\nprint('from', 'a run')",
        )
        for page in pages:
            wait_for(page, "from a run", serve, log)
    finally:
        serve.terminate()
        serve.wait()


def test_an_address_that_is_taken_is_named_with_the_way_out(project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        command: list[str | Path] = [MKDOCS, "serve", "--dev-addr", host]
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=300)
    told = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in told
    assert f"Nothing can be served at {host}: Address already in use. `mkdocs serve -a" in told


def wait_for(page: str, text: str, serve: subprocess.Popen, log: Path, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(page, timeout=30) as answer:
                if text in re.sub("<[^>]*>", "", answer.read().decode()):
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        assert serve.poll() is None and time.monotonic() < end, f"{page} does not show it:\n{log.read_text()}"
        time.sleep(0.1)


def test_a_claim_that_nothing_backs_fails_the_strict_build_with_file_and_line(project):
    line = edit(
        project / "docs/ko/rnn/output.md",
        "(1, batch_size, hidden_size)` | `torch.Size([1, 1, 4])`",
        "(1, batch_size, hidden_size)` | `torch.Size([5, 1, 4])`",
    )
    comment = edit(
        project / "snippets/rnn/output.py",
        "h_5])  # (seq_len, batch_size, hidden_size)",
        "h_5])  # (batch_size, seq_len, hidden_size)",
    )
    done = build(project, "--strict")
    assert done.exit_code == 1
    assert (
        f"WARNING -  snippets/rnn/output.py:{comment}: stacked is said to be (batch_size, seq_len, hidden_size);"
        " it is (5, 1, 4) = (" in done.stderr
    )
    assert f"WARNING -  docs/ko/rnn/output.md:{line}: `hn` is said to be torch.Size([5, 1, 4]); " in done.stderr
    assert "left hn: (1, 1, 4)" in done.stderr and ".py left output: (5, 1, 4)" in done.stderr
    quiet = build(project, "--strict", "--quiet")
    assert quiet.exit_code == 1 and f"docs/ko/rnn/output.md:{line}: `hn`" in quiet.stderr
    done = build(project)
    # MkDocs says once only that it "built in 0.13 seconds", however often it did.
    *_, last = (line for line in done.stderr.splitlines() if "Documentation built" not in line)
    assert done.exit_code == 0 and "1 of them not backed" in last


def test_a_snippet_that_changes_makes_its_pages_sentences_wrong(project):
    """The failure that this site exists to make impossible: the code changed and the sentence did not."""
    edit(project / "snippets/rnn/forward.py", "seq_len = 5", "seq_len = 6")
    done = build(project, "--strict")
    assert done.exit_code == 1
    assert "docs/ko/rnn/first-pass.md:" in done.stderr and "docs/en/rnn/first-pass.md:" in done.stderr
