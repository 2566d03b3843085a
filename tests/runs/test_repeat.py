"""`python -m shapeproof --check`: everything twice."""

import os
import subprocess
import time
from pathlib import Path

import psutil
from conftest import ROOT

from shapeproof.runs.scratch import MEMORY, PREFIX


def test_what_is_not_the_same_twice_is_named(engine):
    engine.write(
        same="import torch\ntorch.manual_seed(0)\nprint(torch.randn(3))\n",
        by_hash="print('first line')\nprint(hash('text'))\n",
        by_chance="import random\nprint(random.random())\n",
        by_line_end="import os\nprint('a', end='\\n' * int(os.environ['PYTHONHASHSEED']))\n",
        by_shape="import random\nimport torch\nx = torch.zeros(random.randrange(10**6), 0)\n",
    )
    done = engine.run("--check")
    assert done.returncode == 1
    named = [entry.splitlines()[0] for entry in done.stderr.strip().split("\n\n")]
    assert named == [
        f"{engine.snippets}/chapter/by_chance.py: prints something else the second time, in line 1:",
        f"{engine.snippets}/chapter/by_hash.py: prints something else the second time, in line 2:",
        f"{engine.snippets}/chapter/by_line_end.py: prints something else the second time, in line 2:",
        f"{engine.snippets}/chapter/by_shape.py: leaves something else the second time, in line 2:",
    ]
    assert done.stdout.endswith("4 not the same twice\n")
    assert not engine.outputs.exists(), "a check keeps nothing"


def test_all_the_same(engine):
    engine.write(same="print(1)\n")
    done = engine.run("--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_snippet_that_fails_fails_the_check(engine):
    engine.write(fails="1 / 0\n")
    done = engine.run("--check")
    assert done.returncode == 1
    assert (
        done.stderr.strip() == f"{engine.snippets}/chapter/fails.py:1: ZeroDivisionError: division by zero\n    1 / 0"
    )


def test_a_check_that_is_killed_leaves_no_process_and_after_the_next_no_folder(engine, tmp_path):
    engine.write(waits="import time\ntime.sleep(5)\n")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    command = engine.command("--check")
    check = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 60
    while not (begun := in_memory(check)):
        assert time.monotonic() < deadline, "it never began"
        time.sleep(0.05)
    check.kill()
    check.communicate(timeout=60)  # ends when the last process has ended that could write there
    engine.write(waits="print(1)\n")
    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True).returncode == 0
    assert not any(folder.exists() for folder in begun) and not list(temporary.iterdir())


def in_memory(check: subprocess.Popen) -> list[Path]:
    processes = [child.pid for child in psutil.Process(check.pid).children()]
    return [path for pid in processes for path in MEMORY.glob(f"{PREFIX}{pid}-*")]
