"""What a change does to what a site shows: `python -m shapeproof.compare`, on outputs that were really made."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Engine

RUN = "import torch\nseq_len, input_size = 5, 3\nx = torch.zeros(seq_len, input_size)\ny = x.T\nprint(y.shape)\n"
FIGURE = "from matplotlib import pyplot as plt\nfigure, axis = plt.subplots()\naxis.plot([0, {}])\naxis.set_ylim(-2, 2)\nfigure.savefig('{}.svg')\n"
SNIPPETS = {
    "same": "import torch\nstill = torch.zeros(2, 6)\nprint('still')\n",
    "run": RUN,
    "moved": FIGURE.format("1", "moved"),
    "drawn": FIGURE.format("1", "drawn"),
    "gone": "print('gone')\n",
}
CHANGED = {
    "run": RUN.replace("5, 3", "6, 3").replace("x.T", "x[1:]"),
    "moved": FIGURE.format("1.0001", "moved"),
    "drawn": FIGURE.format("-1", "drawn"),
    "new": "print('new')\n",
}
PAGES = {
    "run.md": '`y` is `(3, 5)`.\n\n```text\n--8<-- "chapter/run.txt"\n```\n',
    "same.md": '`still` is `(2, 6)`.\n\n```text\n--8<-- "chapter/same.txt"\n```\n',
    "source.md": '```python\n--8<-- "chapter/run.py"\n```\n',
}


def python(module: str, *options, cwd: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", module, *map(str, options)]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """The outputs of a small site, and those of the same site after a change."""
    folder = tmp_path_factory.mktemp("compared")
    engine, docs, before = Engine(folder), folder / "docs", folder / "before"
    engine.write(**SNIPPETS)
    docs.mkdir()
    for name, text in PAGES.items():
        (docs / name).write_text(text)
    assert engine.run().returncode == 0
    assert python("shapeproof.claims", "--outputs", engine.outputs, cwd=folder).returncode == 0
    shutil.copytree(engine.outputs, before)
    (engine.snippets / "chapter" / "gone.py").unlink()
    engine.write(**CHANGED)
    assert engine.run().returncode == 0
    (docs / "run.md").write_text(PAGES["run.md"].replace("(3, 5)", "(5, 3)"))
    assert python("shapeproof.claims", "--outputs", engine.outputs, cwd=folder).returncode == 0
    return before, engine.outputs


@pytest.fixture(scope="module")
def told(made) -> dict[str, str]:
    """What is told of each snippet and page that differs, by its heading."""
    done = python("shapeproof.compare", *made, cwd=ROOT)
    assert done.returncode == 0 and not done.stderr
    _, *sections = re.split(r"^### ", done.stdout, flags=re.M)
    return dict(section.split("\n\n", 1) for section in sections)


def test_only_what_differs_is_told(told):
    snippets = {f"`chapter/{name}.py`" for name in ("run", "drawn", "gone", "new")}
    assert set(told) == {*snippets, "Claims of `docs/run.md`"}


def test_what_a_snippet_prints_leaves_and_computes_is_a_diff(told):
    run = told["`chapter/run.py`"]
    assert "```diff\n-torch.Size([3, 5])\n+torch.Size([5, 3])\n```" in run
    assert "-x: [5, 3]\n-y: [3, 5]\n+x: [6, 3]\n+y: [5, 3]\n" in run and "-seq_len: 5\n+seq_len: 6\n" in run
    assert re.search(r"^-x\.T: \[\[3, 5\]\].*\n(.*\n)*\+x\[1:\]: \[\[5, 3\]\]", run, re.M)
    assert re.search(r"^-seq_len = 7: y: \[3, 7\]$", run, re.M)


def test_the_pages_that_show_a_snippet_are_named(told):
    assert told["`chapter/run.py`"].startswith("On `docs/run.md`, `docs/source.md`.\n")
    assert told["`chapter/drawn.py`"].startswith("On no page.\n")


def test_a_claim_that_changed_is_a_diff_with_what_backs_it(told):
    assert told["Claims of `docs/run.md`"].strip() == (
        "```diff\n-(3, 5): chapter/run.py left y: (3, 5)\n+(5, 3): chapter/run.py left y: (5, 3)\n```"
    )


def test_a_snippet_that_came_or_went_is_named(told):
    assert "It is new." in told["`chapter/new.py`"]
    assert "It left nothing" in told["`chapter/gone.py`"]


def test_a_figure_counts_only_if_it_looks_different(told):
    assert "Its figure looks different." in told["`chapter/drawn.py`"]


def test_a_diff_cannot_be_left_by_what_it_shows(tmp_path, made):
    before, after = (shutil.copytree(one, tmp_path / one.name) for one in made)
    (after / "chapter/same.txt").write_text("`````\n</details><script>\x1b[2J\r::error::no\n")
    shown = python("shapeproof.compare", before, after, cwd=ROOT).stdout
    assert "``````diff\n-still\n+`````\n+</details><script>\\x1b[2J\\r::error::no\n``````" in shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", shown)


def test_a_long_diff_is_cut_and_says_so(tmp_path, made):
    before, after = (shutil.copytree(one, tmp_path / one.name) for one in made)
    (after / "chapter/same.txt").write_text("".join(f"line {number}\n" for number in range(500)))
    shown = python("shapeproof.compare", before, after, cwd=ROOT).stdout
    assert "+line 20\n" in shown and "+line 400\n" not in shown
    [cut] = map(int, re.findall(r"^… and (\d+) lines more$", shown, re.M))
    assert cut + len(re.findall(r"^\+line \d+$", shown, re.M)) + 1 == 501


def test_where_nothing_differs_nothing_is_told(made):
    done = python("shapeproof.compare", made[0], made[0], cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_folder_without_outputs_is_named_with_the_way_out(tmp_path, made):
    for one, other in [(tmp_path, made[0]), (made[0], tmp_path), (tmp_path / "missing", made[0])]:
        done = python("shapeproof.compare", one, other, cwd=ROOT)
        wrong = one if one != made[0] else other
        assert done.returncode == 1 and not done.stdout
        assert done.stderr == f"compare: {wrong} holds no outputs: python -m shapeproof --outputs {wrong} writes them\n"


def test_outputs_whose_claims_were_never_checked_are_named(tmp_path, made):
    copy = shutil.copytree(made[0], tmp_path / "copy")
    (copy / "claims.json").unlink()
    done = python("shapeproof.compare", made[0], copy, cwd=ROOT)
    assert done.returncode == 1 and not done.stdout
    assert done.stderr.startswith(f"compare: {copy} holds no claims.json: python -m shapeproof.claims --outputs")


@pytest.mark.parametrize("name", ["claims.json", "chapter/same.json", "chapter/same.trace.json"])
@pytest.mark.parametrize("content", ["{", "[]"])
def test_a_damaged_file_is_named(tmp_path, made, name, content):
    copy = shutil.copytree(made[0], tmp_path / "copy")
    (copy / name).write_text(content)
    done = python("shapeproof.compare", copy, made[0], cwd=ROOT)
    assert done.returncode == 1 and not done.stdout
    assert done.stderr.startswith(f"compare: {copy / name} is damaged")


def test_a_page_that_stayed_behind_its_twin_is_told_what_it_lacks(tmp_path):
    """Two languages: one page is changed in one of them, another is written in one alone."""
    engine, before = Engine(tmp_path), tmp_path / "before"
    engine.write(same=SNIPPETS["same"], more="import torch\nmore = torch.zeros(3, 7)\nprint(more.shape)\n")
    shown = '```text\n--8<-- "chapter/{}.txt"\n```\n'
    for language in "ko", "en":
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / "docs" / language / "index.md").write_text("# Home\n\n" + PAGES["same.md"])
    assert engine.run().returncode == 0
    assert python("shapeproof.claims", "--outputs", engine.outputs, cwd=tmp_path).returncode == 0
    shutil.copytree(engine.outputs, before)
    home = tmp_path / "docs/ko/index.md"
    home.write_text(home.read_text() + "\n## 더\n\n`more`는 `(3, 7)`입니다.\n\n" + shown.format("more"))
    (tmp_path / "docs/ko/alone.md").write_text("# 홀로\n\n" + PAGES["same.md"])
    assert python("shapeproof.claims", "--outputs", engine.outputs, cwd=tmp_path).returncode == 0
    told = python("shapeproof.compare", before, engine.outputs, cwd=ROOT).stdout
    assert "### `docs/en/index.md` is behind `docs/ko/index.md`\n" in told
    assert "- of snippets, `chapter/more`\n" in told and "- of headings, `## 더`" in told
    assert "- of claims, `(3, 7): chapter/more.py left more: (3, 7)`\n" in told
    assert told.count("- of ") == 3
    assert "### `docs/ko/alone.md` has no twin\n\n`docs/en/alone.md` is still to be written." in told
