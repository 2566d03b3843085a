"""`python -m shapeproof`: what runs, what is kept, and what is said when a snippet fails."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import psutil
import pytest
from conftest import ROOT, Engine

from shapeproof.runs.pool import cores
from shapeproof.runs.scratch import MEMORY, PREFIX

RAISES = 'import torch\nfrom torch import nn\nprint("before")\nnn.RNN(3, 4)(torch.zeros(5, 1, 4))\n'
FINE = "import torch\ntorch.manual_seed(0)\nprint(torch.randn(2, 3))\n"
SLOW = "import time\ntime.sleep(0.5)\nprint('slow')\n"

# What a snippet does wrong: its source, the line that is to be named, and what is to be said of it.
WRONG = {
    "raises": (
        RAISES,
        4,
        "RuntimeError: input.size(-1) must be equal to input_size. Expected 3, got 4\n"
        "    nn.RNN(3, 4)(torch.zeros(5, 1, 4))",
    ),
    "syntax": ("x = 1\nx = (\n", 2, "SyntaxError: '(' was never closed\n    x = ("),
    "never_ends": ("print(1)\nwhile True:\n    pass\n", r"[23]", "still running after 3 s (--timeout), killed"),
    "waits": (
        "import time\n\ntime.sleep(1000)\n",
        3,
        "still running after 3 s (--timeout), killed\n    time.sleep(1000)",
    ),
    "exits": ("import sys\nsys.exit(3)\n", 2, "sys.exit(3)"),
    "exits_at_once": ("import os\nos._exit(4)\n", None, "ended before its last line, with exit code 4"),
    "exits_as_if_well": ("import os\nos._exit(0)\n", None, "ended before its last line, with exit code 0"),
    "crashes": ("import ctypes\n\nctypes.string_at(0)\n", 3, "killed by SIGSEGV\n    ctypes.string_at(0)"),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", None, "killed by SIGKILL"),
    "another_signal": ("import os\nos.kill(os.getpid(), 35)\n", None, "killed by signal 35"),
    "stderr": ("import sys\nprint('text', file=sys.stderr)\n", 2, "wrote to stderr"),
    "descriptor": ("import os\nos.write(2, b'text from C')\n", None, "wrote to stderr"),
    "warns": ("import warnings\n\nwarnings.warn('old')\n", 3, "wrote to stderr"),
    "torch_warns": ("from torch import nn\nnn.LSTM(3, 4, dropout=0.5)\n", 2, "wrote to stderr"),
    "connects": (
        "import urllib.request\ntry:\n    urllib.request.urlopen('http://localhost:9')\nexcept OSError:\n"
        "    print('caught')\n",
        3,
        "a snippet may not open a connection",
    ),
    "starts": ("import subprocess\nsubprocess.run(['true'])\n", 2, "a snippet may not start or signal a process"),
    "forks": ("import os\nos.fork()\n", 2, "a snippet may not start or signal a process"),
    "writes": (
        "from pathlib import Path\nPath(__file__).with_suffix('.txt').write_text('')\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "removes": ("import os\nos.remove(__file__)\n", 2, "a snippet may not write outside its own folder"),
    "saves": (
        "import torch\ntorch.save(torch.zeros(2), '../saved.pt')\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "removes_from": (
        "import os\nos.remove('removes_from.py', dir_fd=os.open(os.path.dirname(__file__), os.O_RDONLY))\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "opens_from": (
        "import os\nos.open('x', os.O_CREAT | os.O_WRONLY, dir_fd=os.open(os.path.dirname(__file__), os.O_RDONLY))\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "removes_all": (
        "import os, shutil\nshutil.rmtree(os.path.dirname(__file__), ignore_errors=True)\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "database": (
        "import os, sqlite3\nsqlite3.connect(os.path.dirname(__file__) + '/x.db')\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "database_by_uri": (
        "import os, sqlite3\nsqlite3.connect(f'file:{os.path.dirname(__file__)}%2Fx.db?mode=rwc', uri=True)\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "attribute": (
        "import os\nos.setxattr(__file__, 'user.x', b'x')\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "renames_from": (
        "import os\nos.rename('renames_from.py', 'x', src_dir_fd=os.open(os.path.dirname(__file__), os.O_RDONLY))\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "changes_what_is_open": (
        "import os\nos.chmod(os.open(__file__, os.O_RDONLY), 0o600)\n",
        2,
        "a snippet may not write outside its own folder",
    ),
    "device": ("import os\nos.mknod('device.svg')\n", 2, "a snippet may not make a pipe or a device: device.svg"),
    "pipe": ("import os\nos.mkfifo('pipe.svg')\n", 2, "a snippet may not make a pipe or a device: pipe.svg"),
    "group": (
        "import os, signal\nos.killpg(os.getpgrp(), signal.SIGTERM)\n",
        2,
        "a snippet may not start or signal a process",
    ),
    "closes": (
        "import sys\nsys.stdout.close()\nopen(__file__, 'w')\n",
        3,
        "a snippet may not write outside its own folder",
    ),
    "c_forks": (
        "import ctypes\nctypes.CDLL(None).fork()\n",
        2,
        "a snippet may not start or signal a process: C's fork",
    ),
    "too_much": (
        "print('x' * 10_000_000)\n",
        None,
        "printed 10,000,001 bytes, where a page takes 262,144 at most: print a part, or a shape",
    ),
    "too_big": (
        "open('too_big.svg', 'w').write('<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>' + ' ' * (1 << 20))\n",
        None,
        "saved too_big.svg of 1,048,635 bytes, where a page takes 1,048,576 at most: draw less in it",
    ),
    "too_deep": (
        "open('too_deep.svg', 'w').write('<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">' + '<g>' * 9999 "
        "+ '</g>' * 9999 + '</svg>')\n",
        None,
        "saved too_deep.svg, which is no SVG: maximum recursion depth exceeded",
    ),
    "other_encoding": ("# coding: latin-1\nprint('x')  # \udce9\n", None, "is written in what is not UTF-8"),
    "other_figure": ("open('other.svg', 'w').close()\n", None, "saved other.svg: the figure of this snippet is to be"),
    "fills_memory": (
        "kept = []\nwhile True:\n    kept.append(bytearray(1 << 32))\n",
        3,
        "takes more than 2 GB of memory",
    ),
    "too_large": (
        "import torch\ntorch.ones(1 << 33)\n",
        2,
        "takes more than 2 GB of memory, the most that a snippet may",
    ),
    "late": ("import threading\nthreading.Thread(target=lambda: 1 / 0).start()\n", None, "wrote to stderr"),
    "endless": ("while True:\n    print('x' * 10000)\n", 2, "OSError: [Errno 27] File too large"),
    "no_utf8": ("open('no_utf8.svg', 'wb').write(b'<svg>\\xff</svg>')\n", None, "saved no_utf8.svg, which is no SVG"),
    "folder": ("import os\nos.mkdir('folder.svg')\n", None, "saved folder.svg, which is no SVG"),
    "no_text": ("import os\nos.write(1, b'\\xff')\n", None, "printed what is not UTF-8"),
}
QUOTED = {"stderr": "text", "descriptor": "text from C", "warns": "UserWarning: old", "torch_warns": "dropout option"}


@pytest.fixture(scope="module")
def failed(tmp_path_factory) -> tuple[Engine, subprocess.CompletedProcess]:
    """All that can go wrong, in one build that also has snippets that are fine and ran before."""
    engine = Engine(tmp_path_factory.mktemp("build"))
    engine.write(fine=FINE, **{name: FINE for name in WRONG})
    assert engine.run().returncode == 0
    engine.write(another=FINE, **{name: source for name, (source, _, _) in WRONG.items()})
    return engine, engine.run("--timeout", "3")


@pytest.mark.parametrize("name", WRONG)
def test_a_failure_names_file_and_line_and_what_happened(failed, name):
    engine, done = failed
    _, line, what = WRONG[name]
    entries = [entry for entry in done.stderr.strip().split("\n\n") if f"/{name}.py:" in entry.splitlines()[0]]
    assert len(entries) == 1, done.stderr
    place = rf"{re.escape(str(engine.snippets))}/chapter/{name}\.py" + (f":{line}" if line else "")
    assert re.match(place + ": " + re.escape(what), entries[0]), entries[0]
    assert QUOTED.get(name, "") in entries[0]


def test_a_failed_build_says_so_once_and_keeps_what_is_good(failed):
    engine, done = failed
    assert done.returncode == 1
    assert f"{len(WRONG)} failed" in done.stdout.splitlines()[-1]
    assert (engine.snippets / "chapter/removes.py").exists()
    assert engine.printed("fine") == engine.printed("another")
    left = {path.name.split(".")[0] for path in (engine.outputs / "chapter").iterdir()}
    assert left == {"fine", "another"}, "a failed snippet's old output is still there"


def test_what_looks_like_a_snippet_and_is_none_is_named(engine, tmp_path):
    engine.write(fine=FINE)
    (engine.snippets / "chapter/loud.PY").write_text(FINE)
    (engine.snippets / "chapter/fine.json").mkdir()
    (engine.snippets / "chapter/fine.json/inner.py").write_text(FINE)
    (tmp_path / "elsewhere").mkdir()
    (engine.snippets / "linked").symlink_to(tmp_path / "elsewhere")
    done = engine.run()
    assert done.returncode == 1
    for place, what in [
        ("chapter/loud.PY", "the name of a snippet ends in .py"),
        ("chapter/fine.json/inner.py", "its outputs would be taken for other files"),
        ("linked", "a linked folder is not followed"),
    ]:
        assert f"{engine.snippets / place}: {what}" in done.stderr
    assert engine.printed("fine")


def test_unchanged_snippets_do_not_run_and_torch_is_not_imported(engine):
    engine.write(one=FINE, two=SLOW)
    assert "2 ran" in engine.run().stdout
    kept = engine.kept()
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *engine.command()[1:]], cwd=ROOT, capture_output=True, text=True
    )
    assert "0 ran, 2 up to date" in done.stdout
    assert not re.search(r"\| +(torch|numpy|matplotlib|tqdm)\b", done.stderr)
    assert engine.kept() == kept


def test_what_changed_runs_again_and_nothing_else(engine):
    engine.write(one=FINE, two=FINE)
    engine.run()
    engine.write(two=SLOW)
    assert "1 ran, 1 up to date" in engine.run().stdout
    assert engine.printed("two") == "slow\n"


@pytest.mark.parametrize("package", ["torch", "numpy", "matplotlib"])
def test_another_version_of_a_library_makes_all_run_again(engine, tmp_path, package):
    engine.write(one="print('here')\n")
    engine.run()
    info = tmp_path / "upgraded" / f"{package}-99.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 99.0\n")
    upgraded = {**os.environ, "PYTHONPATH": str(info.parent)}
    assert "1 ran" in engine.run(env=upgraded).stdout
    assert "0 ran" in engine.run(env=upgraded).stdout


def test_a_damaged_or_deleted_output_is_made_again(engine):
    engine.write(one=FINE, two=FINE, three=FINE, four=FINE)
    engine.run()
    kept = engine.kept()
    (engine.outputs / "chapter/one.txt").write_text("tensor([made up])\n")
    (engine.outputs / "chapter/two.json").unlink()
    (engine.outputs / "chapter/three.stamp").write_bytes(b"\xff")
    assert "3 ran, 1 up to date" in engine.run().stdout
    assert engine.kept() == kept


def test_outputs_of_a_deleted_snippet_go_and_other_files_stay(engine):
    engine.write(one=FINE, two=FINE)
    engine.run()
    (engine.outputs / "chapter/notes.txt").write_text("somebody's own")
    (engine.snippets / "chapter/two.py").rename(engine.snippets / "chapter/renamed.py")
    assert "1 ran, 1 up to date" in engine.run().stdout
    assert {path.name for path in (engine.outputs / "chapter").iterdir()} == {
        *(
            f"{name}.{suffix}"
            for name in ("one", "renamed")
            for suffix in ("txt", "json", "trace.json", "worlds.json", "stamp")
        ),
        "notes.txt",
    }


def test_a_deleted_chapter_leaves_nothing(engine):
    engine.write(**{name: "print()\n" for name in "abcdef"})
    (engine.snippets / "other").mkdir()
    (engine.snippets / "other/one.py").write_text("print()\n")
    engine.run()
    shutil.rmtree(engine.snippets / "chapter")
    assert engine.run().returncode == 0
    assert {path.name for path in engine.outputs.iterdir()} == {".lock", "build.txt", "truths.txt", "other"}


def test_after_a_build_was_killed_the_next_is_as_if_it_had_never_started(engine):
    sources = {f"s{i:03}": SLOW for i in range(4 * (cores() + 1))}
    engine.write(**sources)
    killed = subprocess.Popen(engine.command(), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: len(list(engine.outputs.rglob("*.txt"))) >= 2)
    finally:
        killed.send_signal(signal.SIGKILL)
        os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)  # nobody has asked yet how it ended
    assert len(list(engine.outputs.rglob("*.stamp"))) < len(sources), "it was not killed half-way"
    assert engine.run().returncode == 0
    fresh = Engine(engine.snippets.parent / "fresh")
    fresh.write(**sources)
    assert fresh.run().returncode == 0
    assert engine.kept() == fresh.kept() and not scratches(killed)
    killed.wait()


def test_a_build_that_is_ended_tidies_up(engine):
    engine.write(waits="import time\nprint('started', flush=True)\ntime.sleep(50)\n")
    build = subprocess.Popen(engine.command(), cwd=ROOT)
    wait_until(lambda: any(path.read_text() for folder in scratches(build) for path in folder.glob("*.stdout")))
    build.terminate()
    assert build.wait(30) == 128 + signal.SIGTERM and not scratches(build)


def test_a_build_whose_fork_server_is_killed_goes_on_with_another(engine):
    engine.write(**{f"s{i}": SLOW for i in range(3 * cores())}, exits="import os\nos._exit(255)\n")
    build = subprocess.Popen(engine.command(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: list(engine.outputs.rglob("*.txt")))
    server = next(child for child in psutil.Process(build.pid).children() if "forkserver" in " ".join(child.cmdline()))
    server.kill()
    printed, said = build.communicate(timeout=120)
    assert f"{3 * cores() + 1} snippets: {3 * cores() + 1} ran, 0 up to date, 1 failed" in printed
    assert said.strip() == f"{engine.snippets}/chapter/exits.py: ended before its last line, with exit code 255"


def test_two_builds_at_once_are_both_right(engine):
    engine.write(**{f"s{i}": SLOW for i in range(6)})
    both = [subprocess.Popen(engine.command(), cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    summaries = [build.communicate(timeout=120)[0].splitlines()[-1] for build in both]
    assert [build.returncode for build in both] == [0, 0]
    assert sorted(re.findall(r"(\d+) ran", summary)[0] for summary in summaries) == ["0", "6"]
    assert [engine.printed(f"s{i}") for i in range(6)] == ["slow\n"] * 6


def test_an_interrupted_build_ends_at_once_and_says_so(engine):
    engine.write(waits="import time\nprint('started', flush=True)\ntime.sleep(50)\n")
    build = subprocess.Popen(
        engine.command(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.SIG_DFL
        ),  # tests in the background would have it ignored
    )
    wait_until(lambda: any(path.read_text() for folder in scratches(build) for path in folder.glob("*.stdout")))
    build.send_signal(signal.SIGINT)
    assert build.communicate(timeout=30)[1] == "shapeproof: stopped\n"
    assert build.returncode == 130
    assert set(engine.kept()) == {".lock"} and not scratches(build)


@pytest.mark.parametrize("blocked", ["made/outputs", "made/outputs/chapter"])
def test_outputs_that_cannot_be_written_are_named(engine, blocked):
    engine.write(one=FINE)
    path = engine.snippets.parent / blocked
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a file where a folder should be")
    done = engine.run()
    assert done.returncode == 1
    assert re.fullmatch(rf"shapeproof: .*{re.escape(str(path))}.*\n", done.stderr), done.stderr
    assert path.read_text() == "a file where a folder should be"


def test_a_snippet_whose_outputs_could_be_taken_for_anothers_is_refused(engine):
    engine.write(**{"one": FINE, "one.trace": FINE})
    done = engine.run()
    assert done.returncode == 1 and "chapter/one.trace.py: its outputs would be taken for other files" in done.stderr
    assert {path.name for path in (engine.outputs / "chapter").iterdir()} == {
        f"one.{suffix}" for suffix in ("txt", "json", "trace.json", "worlds.json", "stamp")
    }


def test_no_snippets_folder(engine):
    done = engine.run()
    assert done.returncode == 1 and done.stderr == f"shapeproof: no folder of snippets at {engine.snippets}\n"
    assert not engine.outputs.exists()


def test_a_timeout_that_is_none_is_refused(engine):
    for timeout in "0", "-1", "nan", "inf", "soon":
        assert engine.run("--timeout", timeout).returncode == 2
    assert engine.run("--timeout", str(24 * 3600)).returncode == 1, "a day is one, and there is no snippet"


def test_progress_is_shown_on_a_terminal_only(engine):
    engine.write(**{f"s{i}": "import time\ntime.sleep(1)\n" for i in range(4)})
    terminal, end = pty.openpty()
    termios.tcsetwinsize(end, (24, 80))
    with subprocess.Popen(engine.command(), cwd=ROOT, stdout=end, stderr=end) as build:
        os.close(end)
        seen = b""
        while True:
            try:
                read = os.read(terminal, 4096)
            except OSError:  # how Linux says that the other end is closed
                break
            if not read:
                break
            seen += read
    os.close(terminal)
    assert build.returncode == 0
    assert re.search(rb"snippets: +\d+%.*\d/4", seen)
    engine.write(s0="import time\ntime.sleep(1)\nprint()\n")
    assert engine.run().stderr == ""


# Where this script starts the engine's processes, none of them may run it again.
STARTS_THE_ENGINE = """
import multiprocessing
import sys
from pathlib import Path
from shapeproof.runs.build import build
from shapeproof.vocabulary import Scripts
with open(sys.argv[1], "a") as file:
    file.write("ran\\n")
if __name__ == "__main__":
    multiprocessing.get_all_start_methods = lambda: [sys.argv[4]]
    result = build(Path(sys.argv[2]), Path(sys.argv[3]), Scripts())
    sys.exit(str(result.failures) if result.failures else 0)
"""


@pytest.fixture(scope="module")
def alone() -> str:
    """What FINE prints in a Python of its own."""
    return subprocess.run([sys.executable, "-"], input=FINE, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("method", ["forkserver", "spawn"])
def test_children_do_not_run_the_script_that_started_the_engine(engine, tmp_path, alone, method):
    engine.write(one=FINE, two=FINE)
    script, log = tmp_path / "script.py", tmp_path / "log"
    script.write_text(STARTS_THE_ENGINE)
    subprocess.run([sys.executable, script, log, engine.snippets, engine.outputs, method], cwd=ROOT, check=True)
    assert log.read_text() == "ran\n"
    assert engine.printed("one") == engine.printed("two") == alone


def scratches(build: subprocess.Popen) -> list[Path]:
    """The folders that a build has for what is not kept."""
    return [path for where in (MEMORY, Path(tempfile.gettempdir())) for path in where.glob(f"{PREFIX}{build.pid}-*")]


def wait_until(happened, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
