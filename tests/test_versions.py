"""What another PyTorch prints: kept by a run, shown under the output while the snippet is the one that ran."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT, Engine
from test_compare import python

# A torch that says something else, or has less, for any Python to import.
OTHER = "__version__ = '1.0.7+cpu'\ndef say(number): return f'older words {number} at 0x{number}'\n"
SAYS = "import sys\nsay = getattr(sys.modules.get('torch'), 'say', None)\n"
SNIPPETS = {
    "words": SAYS
    + "import time\ntime.sleep(0.5 if say else 0)\nprint('same')\nprint('ValueError:', say(5) if say else 'newer words 7')\n",
    "number": SAYS
    + "print('an older warning', file=sys.stderr if say else sys.stdout)\nprint('ValueError: at', '0x1f 3' if say else '0x2e 4')\n",
    "absent": SAYS + "assert not say\nprint('ValueError: only here')\n",
}


@pytest.fixture
def kept(tmp_path) -> Engine:
    engine = Engine(tmp_path)
    engine.write(**SNIPPETS)
    assert engine.run().returncode == 0
    (tmp_path / "other").mkdir()
    (tmp_path / "other/torch.py").write_text(OTHER)
    run = tmp_path / "other/python"
    run.write_text(f'#!/bin/sh\nPYTHONPATH={tmp_path}/other exec {sys.executable} "$@"\n')
    run.chmod(0o755)
    done = python("shapeproof.versions", run, "--outputs", engine.outputs, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    return engine


def test_what_is_worded_otherwise_is_kept_and_shown_until_the_snippet_changes(kept, tmp_path):
    version = tmp_path / "versions/1.0.7"
    assert [path.name for path in version.rglob("*.txt")] == ["words.txt"]  # neither numbers nor what is not there
    assert (version / "chapter/words.txt").read_text() == "same\nValueError: older words 5 at 0x5\n"
    made = json.loads((version / "made.json").read_text())
    assert made["torch"] == "1.0.7" and [*made["snippets"]] == ["chapter/words"]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text('# Home\n\n```text\n--8<-- "chapter/words.txt"\n```\n')
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: small\ntheme: {name: material, language: en}\nplugins: {shapeproof: {outputs: made/outputs}}\nmarkdown_extensions:\n  pymdownx.superfences: {}\n"
        "  pymdownx.details: {}\n  shapeproof.pages.shapes: {}\n"
        "  pymdownx.snippets: {base_path: [snippets, made/outputs], check_paths: true}\n"
    )

    def built() -> tuple[str, str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return (tmp_path / "site/index.html").read_text(), done.stderr

    page, said = built()
    assert "torch 1.0 prints otherwise" in page and "older words 5" in page and "words.txt" not in said
    source = kept.snippets / "chapter/words.py"
    source.write_text(source.read_text() + "print('more')\n")
    page, said = built()
    assert "prints otherwise" not in page and "older words" not in page
    assert "words.py is not what torch 1.0.7 ran" in said
    done = python("shapeproof.versions", cwd=tmp_path)
    assert done.returncode == 1 and "words.py is not what torch 1.0.7 ran" in done.stdout
