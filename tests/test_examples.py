"""Someone else's site: the package is installed from its wheel and builds a course that is not about recurrent layers."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """A Python of its own with the wheel of shapeproof in it, and all that it depends on, but not this checkout."""
    folder = tmp_path_factory.mktemp("someone")
    shutil.copytree(
        ROOT,
        folder / "source",
        ignore=shutil.ignore_patterns(
            ".git", ".venv", ".cache", "site", "docs", "snippets", "tests", "theme", "*.egg-info", "build"
        ),
    )
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    options = "--no-deps", "--no-build-isolation", "--no-index"
    subprocess.run([*pip, "wheel", *options, "--wheel-dir", folder, folder / "source"], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([*pip, "--python", python, "install", *options, *folder.glob("shapeproof-*.whl")], check=True)
    # Installed editable, this checkout is a line in a .pth file there, which a line in another .pth file does not follow.
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    Path(packages, "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.fixture
def course(tmp_path) -> Path:
    shutil.copytree(
        ROOT / "examples/attention", tmp_path / "attention", ignore=shutil.ignore_patterns(".cache", "site", "assets")
    )
    return tmp_path / "attention"


def build(python: Path, course: Path) -> subprocess.CompletedProcess:
    """From another folder than the course's, and with nothing in Python's path but what is installed."""
    command: list[str | Path] = [python, "-P", "-m", "mkdocs", "build", "--strict", "-f", course / "mkdocs.yml"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(course.parent), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=course.parent, env=environment, capture_output=True, text=True, timeout=300)


def test_the_course_builds_with_claims_colours_worlds_and_links(python, course):
    where = subprocess.run(
        [python, "-P", "-c", "import shapeproof; print(shapeproof.__file__)"],
        cwd=course,
        env={},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(ROOT) not in where
    done = build(python, course)
    assert done.returncode == 0, done.stderr
    assert "claims, all backed, by 3 runs" in done.stderr
    page = BeautifulSoup((course / "site/weights/index.html").read_bytes(), "lxml")
    link = next(link for link in page.select("a.shape") if "num_heads" in link.get_text())
    assert [(term.get_text(), term["class"]) for term in link.select("span")] == [
        ("batch_size", ["dim-batch"]),
        ("num_heads", ["dim-head"]),
        ("query_len", ["dim-query"]),
        ("key_len", ["dim-key"]),
    ]
    assert page.find(id=str(link["href"]).removeprefix("#"))
    assert page.select('math[display="block"] mfrac'), "its equation"
    assert "--dim-head: #864ed6" in (course / "site/assets/vocabulary.css").read_text()


def test_a_wrong_sentence_in_it_fails_its_build(python, course):
    page = course / "docs/weights.md"
    page.write_text(
        page.read_text().replace(
            "`mean` is `(batch_size, query_len, key_len)`", "`mean` is `(batch_size, key_len, query_len)`"
        )
    )
    done = build(python, course)
    assert done.returncode == 1
    assert "docs/weights.md:" in done.stderr and "`mean` is said to be (batch_size, key_len, query_len)" in done.stderr
