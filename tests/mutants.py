"""How many mistakes tests notice: `make mutants` puts plausible ones into the code, one at a time, and runs the tests of its place.

    mutants.py [--python PYTHON] [--sample N] [--seed N] [FILE or FOLDER ...]

N places of each file are drawn, the same ones for the same seed, and a mistake at each. `mutants.toml` says which tests a
file has, cheap ones first, and which mistakes no test can notice. Tests run in copies, one a core, as `taskset` has them.
Ends with 1 if fewer than 90 % are noticed, or if one goes unnoticed that is not listed there.
"""

import argparse
import ast
import contextlib
import difflib
import itertools
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from fnmatch import fnmatch
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from mistakes import places

ROOT = Path(__file__).parent.parent
ENOUGH = 0.9
NOT_COPIED = shutil.ignore_patterns("mutants", "drift", "linters", "lighthouse")
LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


class Mutant(NamedTuple):
    file: str
    line: int
    before: str
    text: str
    tests: list[str]

    def of_tools(self) -> bool:
        """Whether it is a script that browsers run: a site has it as it is, but for the one that is in offline.zip alone."""
        return self.file.endswith(".js") and not self.file.endswith("/offline.js")

    def change(self) -> tuple[list[str], list[str]]:
        """The lines that the mistake takes away, and those that it puts there."""
        lines = list(difflib.unified_diff(self.before.splitlines(), self.text.splitlines(), n=0, lineterm=""))[3:]
        return tuple([line[1:].strip() for line in lines if line[0] == sign] for sign in "-+")  # type: ignore[return-value]

    def name(self) -> str:
        """As `mutants.toml` lists it: without its line's number, which moves."""
        gone, come = (" ".join(filter(None, lines)) for lines in self.change())
        return f"{self.file}: {gone} → {come or 'nothing'}"


def tests_of(file: str) -> list[str]:
    """The file of tests of the same name first, of the same room if it is the engine's, then those of the first pattern that fits."""
    folder, _, name = file.removeprefix("shapeproof/").rpartition("/")
    room = "" if folder.startswith("theme") else folder
    twin = f"tests/{room}/test_{Path(name).stem}.py".replace("//", "/")
    listed: list[str] = next(
        (room["tests"] for room in LISTED["room"] if any(fnmatch(file, one) for one in room["files"])), []
    )
    return list(dict.fromkeys([twin, *listed] if (ROOT / twin).exists() else listed))


def tracked(*patterns: str) -> list[str]:
    command = ["git", "ls-files", "-z", *patterns]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")[:-1]


def drawn(chosen: list[str], sample: int, seed: int) -> list[Mutant]:
    code = [f"{folder}/*.{suffix}" for folder in ("shapeproof", "theme") for suffix in ("py", "js")]
    mutants = []
    for file in tracked(*code):
        wanted = not chosen or any(file == one or file.startswith(one.rstrip("/") + "/") for one in chosen)
        if wanted and (tests := tests_of(file)):
            source = (ROOT / file).read_text(encoding="utf-8")
            found, chance = places(file, source), random.Random(f"{seed} {file}")
            for place in sorted(chance.sample(found, min(sample, len(found))), key=lambda place: place.line):
                text = chance.choice(place.mistakes)()
                if reads(text) or file.endswith(".js"):
                    mutants.append(Mutant(file, place.line, source, text, tests))
    return mutants


def reads(python: str) -> bool:
    with contextlib.suppress(SyntaxError):
        return bool(ast.parse(python))
    return False


class Tests:
    """Files of tests, run in copies of this folder."""

    def __init__(self, python: str):
        self.python, self.ended = python, False
        self.running: set[subprocess.Popen] = set()
        self.took: dict[tuple[str, bool], float] = {}
        self.asked: defaultdict[tuple[str, bool], threading.Lock] = defaultdict(threading.Lock)
        self.asking = threading.Lock()
        self.copies: SimpleQueue[Path] = SimpleQueue()

    def prepare(self, scratch: Path, mutants: list[Mutant], cores: int) -> None:
        """Make the copies, with a site in each if the tools' scripts are tried."""
        first = copied(scratch / "0/copy")
        if any(mutant.of_tools() for mutant in mutants):
            print("Building the site ...", flush=True)
            code, said = self.command(first, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
            if code:
                sys.exit(said)
        copies = [first, *(scratch / f"{number}/copy" for number in range(1, cores))]
        for copy in copies[1:]:
            shutil.copytree(first, copy, symlinks=True)
            copy.with_name("t").mkdir()
        for copy in copies:
            self.copies.put(copy)

    def usual(self, copy: Path, file: str, ready: bool) -> float:
        """How long a file of tests takes as the code is, in which it has to pass: found out when it is first needed."""
        with self.asking:
            lock = self.asked[file, ready]
        with lock:
            if (file, ready) not in self.took:
                began = time.monotonic()
                code, said = self.command(copy, *PYTEST, *shlex.split(file), ready=ready)
                if code and not self.ended:
                    raise SystemExit(f"{file} fails as the code is:\n{said}")
                self.took[file, ready] = time.monotonic() - began
        return self.took[file, ready]

    def notice(self, mutant: Mutant) -> str:
        """The file of tests that notices a mistake, or nothing."""
        copy, ready = self.copies.get(), mutant.of_tools()
        source = mutant.before.encode()
        same = (copy / "site").rglob(Path(mutant.file).name) if ready else []
        paths = [copy / mutant.file, *(path for path in same if path.read_bytes() == source)]
        try:
            for file in mutant.tests:
                limit = 3 * self.usual(copy, file, ready) + 60
                write(paths, mutant.text.encode())
                noticed = self.command(copy, *PYTEST, *shlex.split(file), ready=ready, limit=limit)[0]
                write(paths, source)
                if noticed:
                    return file
            return ""
        finally:
            self.copies.put(copy)

    def command(self, copy: Path, *command: str, ready: bool = False, limit: float | None = None) -> tuple[int, str]:
        """How Python ends in the copy, and what it says; with what takes longer than `limit` seconds something is wrong.

        Tests take the site that is `ready` there, or build it.
        """
        env = {**os.environ, "PYTHONPATH": str(copy), "TMPDIR": str(copy.with_name("t")), "NO_MKDOCS_2_WARNING": "1"}
        env |= {"SITE": "site"} if ready else {}
        with copy.with_name("said").open("w+b") as said:
            process = subprocess.Popen(
                [self.python, *command],
                cwd=copy,
                env=env,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self.running.add(process)
            if self.ended:
                end(process)
            try:
                code = process.wait(limit)
            except subprocess.TimeoutExpired:
                code = 1
            end(process)
            self.running.discard(process)
            said.seek(0)
            return code, said.read().decode(errors="replace")

    def end(self) -> None:
        self.ended = True
        for process in list(self.running):
            end(process)


PYTEST = "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"


def end(process: subprocess.Popen) -> None:
    """End it, and what it started and left behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def copied(copy: Path) -> Path:
    """What git tracks, as it is on disk, and what was made: outputs, fonts, the parser."""
    for name in tracked():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            shutil.copy2(ROOT / name, copy / name)
    for made in ".cache", "theme/assets/made":
        if (ROOT / made).exists():
            shutil.copytree(ROOT / made, copy / made, ignore=NOT_COPIED, dirs_exist_ok=True)
    copy.with_name("t").mkdir()
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


# Python takes a file of the same second and size for the one that it compiled before.
_seconds = itertools.count(int(time.time()))


def write(paths: list[Path], content: bytes) -> None:
    for path in paths:
        path.write_bytes(content)
        second = next(_seconds)
        os.utime(path, (second, second))


def room(file: str) -> str:
    return file.rpartition("/")[0]


def campaign(mutants: list[Mutant], python: str) -> bool:
    """Try them all and say what came of it; whether that is enough."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    tests, unnoticed = Tests(python), []
    tried, noticed = Counter(mutant.file for mutant in mutants), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as scratch:
        pool = ThreadPoolExecutor(cores)
        try:
            tests.prepare(Path(scratch), mutants, cores)
            asked = {pool.submit(tests.notice, mutant): mutant for mutant in mutants}
            for number, done in enumerate(as_completed(asked), 1):
                mutant, by = asked[done], done.result()
                noticed[mutant.file] += bool(by)
                how = f"noticed by {by}" if by else "UNNOTICED"
                print(f"{number}/{len(mutants)} {mutant.file}:{mutant.line}: {how}", flush=True)
                if not by:
                    unnoticed.append(mutant)
                    print(
                        *(f"    {sign}{line}" for sign, lines in zip("-+", mutant.change()) for line in lines), sep="\n"
                    )
        finally:
            tests.end()
            pool.shutdown(cancel_futures=True)
    return told(tried, noticed, unnoticed)


def told(tried: Counter[str], noticed: Counter[str], unnoticed: list[Mutant]) -> bool:
    print(f"\n{'tried':>6} {'noticed':>8}")
    for folder in dict.fromkeys(map(room, tried)):
        here = [file for file in tried if room(file) == folder]
        for file in here:
            print(f"{tried[file]:6} {noticed[file]:8}  {file}")
        print(f"{sum(tried[file] for file in here):6} {sum(noticed[file] for file in here):8}  {folder}/ in all")
    score = noticed.total() / tried.total()
    print(f"\n{noticed.total()} of {tried.total()} are noticed: {score:.1%}, and {ENOUGH:.0%} are asked for.")
    new = [mutant for mutant in unnoticed if mutant.name() not in LISTED["unnoticed"]]
    for mutant in sorted(unnoticed):
        why = LISTED["unnoticed"].get(mutant.name(), "NOT LISTED in tests/mutants.toml")
        print(f"\n{mutant.file}:{mutant.line}: {mutant.name().partition(': ')[2]}\n    {why}")
    return score >= ENOUGH and not new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", help="files or folders; all that have tests, if none is named")
    parser.add_argument("--python", default=".venv/bin/python", help="that runs the tests")
    parser.add_argument("--sample", type=int, default=4, help="how many places of each file")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    mutants = drawn(given.files, given.sample, given.seed)
    if not mutants:
        parser.error("nothing of that has tests in tests/mutants.toml")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        enough = campaign(mutants, str((ROOT / given.python).absolute()))
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(not enough)


if __name__ == "__main__":
    main()
