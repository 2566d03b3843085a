"""Run every snippet that is not up to date, each in a process of its own, on all cores."""

import json
import multiprocessing
import os
import re
import shutil
import signal
import sys
import tempfile
import textwrap
import time
import types
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path
from xml.etree.ElementTree import ParseError

from filelock import FileLock, Timeout

from engine import figure, outputs
from engine.run import MATPLOTLIBRC, MOST_BYTES, VARIED_SECONDS, run

TIMEOUT = 60.0  # seconds
MEMORY = Path("/dev/shm")  # a file system that Linux keeps in memory
# Where there is a fork, a server that imported torch once forks a process for each snippet; it lives as long as this
# process does, so that `mkdocs serve` finds it warm.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"

# What takes a second to import, by the words of a snippet that needs it: where one does, the server imports it, once.
SLOW = {"matplotlib.pyplot": rb"matplotlib", "torch._dynamo": rb"optim\.|torch\.export|meta\b|FlopCounter"}


@dataclass
class Failure:
    """Why a snippet did not end well: one entry of the report."""

    snippet: str
    line: int | None
    what: str
    quoted: str = ""  # the line, and what the snippet wrote to stderr

    def __str__(self) -> str:
        place = self.snippet if self.line is None else f"{self.snippet}:{self.line}"
        return f"{place}: {self.what}\n{textwrap.indent(self.quoted, '    ')}".rstrip()


@dataclass
class Result:
    """How many snippets there are, how many of them ran, and which failed."""

    snippets: int = 0
    ran: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    def __str__(self) -> str:
        counts = f"{self.ran} ran, {self.snippets - self.ran} up to date, {len(self.failures)} failed"
        return f"{self.snippets} snippet{'s' * (self.snippets != 1)}: {counts} ({self.seconds:.1f} s)"


@dataclass
class Job:
    """A snippet that is to run."""

    shown: str  # its path as messages name it
    path: Path
    target: Path  # its outputs' path without a suffix
    files: Path  # its working directory; what the run leaves lies beside it, see run()
    source: bytes
    process: multiprocessing.Process | None = None
    deadline: float = 0.0


def build(snippets: Path, kept: Path, timeout: float = TIMEOUT, backwards: bool = False, say=print) -> Result:
    """Bring the outputs in `kept` up to date with the scripts in `snippets`.

    All snippets run even if some fail; a failed one keeps no output. Another build of the same outputs is waited for.
    `say` is told what to tell the user. Raises OSError where `snippets` cannot be read or `kept` not written.
    """
    started = time.monotonic()
    if not snippets.is_dir():
        raise NotADirectoryError(f"no folder of snippets at {snippets}")
    kept.mkdir(parents=True, exist_ok=True)
    with locked(kept / ".lock", say):
        targets = {
            kept / path.relative_to(snippets).with_suffix(""): path
            for path in sorted(snippets.rglob("*.py"), reverse=backwards)
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(snippets).parts)
        }
        refused = [targets.pop(target) for target, path in [*targets.items()]
                   if "." in path.stem or target in (kept / "build", kept / "claims")]
        outputs.prune(kept, set(targets))
        stale = [(target, path) for target, path in targets.items() if not outputs.up_to_date(path, target)]
        what = "its outputs would be taken for other files: no dot in a name, and no build.py or claims.py beside chapters"
        result = Result(len(targets), len(stale), failures=[Failure(relative(path), None, what) for path in refused])
        if stale:
            with scratch(kept) as runs:
                jobs = [Job(relative(path), path, target, runs / str(number), path.read_bytes())
                        for number, (target, path) in enumerate(stale)]
                for job in run_all(jobs, timeout):
                    failure = settle(job, timeout)
                    if failure:
                        result.failures.append(failure)
            result.failures.sort(key=lambda failure: failure.snippet)
        if not result.failures:
            write_facts(kept, len(targets))
    result.seconds = time.monotonic() - started
    return result


@contextmanager
def locked(path: Path, say):
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"waiting for another build of {relative(path.parent)} to end")
        lock.acquire()
    with lock:
        lock.release()  # `with` took it a second time
        yield


@contextmanager
def scratch(kept: Path):
    """A folder for what runs leave and is not kept: in memory where there is room, as disks are slow to make files."""
    for old in scratches(kept):
        shutil.rmtree(old, ignore_errors=True)  # of a build that was killed
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 16 * MOST_BYTES
    folder = Path(tempfile.mkdtemp(prefix=scratch_name(kept), dir=MEMORY if roomy else kept))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def scratches(kept: Path) -> list[Path]:
    """The folders of scratch() that there are for these outputs."""
    return [path for folder in (MEMORY, kept) for path in folder.glob(f"{scratch_name(kept)}*")]


def scratch_name(kept: Path) -> str:
    return f".snippets-{outputs.digest(bytes(kept.resolve()))[:16]}-"


def run_all(jobs: list[Job], timeout: float):
    """Run the jobs, on all cores; yield each when it has ended."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        needed = [module for module, sign in SLOW.items() if any(re.search(sign, job.source) for job in jobs)]
        context.set_forkserver_preload(["engine.run", *needed, "engine.warm"])
        # matplotlib is to look for no screen; and the larger the pages of memory, the fewer to copy at each fork.
        with environment(MPLBACKEND="agg", MATPLOTLIBRC=MATPLOTLIBRC, GLIBC_TUNABLES="glibc.malloc.hugetlb=1"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # for the server too: Ctrl-C is this process's
            forkserver.ensure_running()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    # Slow to come by, and not needed before the server has imported torch.
    from tqdm import tqdm
    outputs.fingerprint()

    waiting, running = list(reversed(jobs)), {}
    bar = tqdm(total=len(jobs), desc="snippets", delay=1.5, disable=None, leave=False)
    try:
        with bar:
            while waiting or running:
                ended = wait(running, max(0.0, min(job.deadline for job in running.values()) - time.monotonic())) \
                    if running else []
                done = [running.pop(sentinel) for sentinel in ended]
                for job in running.values():
                    if time.monotonic() > job.deadline:
                        job.process.kill()  # it should have ended itself: see run()
                # One more than there are cores, and before the ended ones are seen to, so that no core waits.
                while waiting and len(running) < cores() + 1:
                    job = waiting.pop()
                    start(context, job, timeout)
                    running[job.process.sentinel] = job
                for job in done:
                    job.process.join()
                    bar.update()
                    yield job
    finally:
        for job in running.values():
            job.process.kill()
        for job in running.values():
            job.process.join()  # it writes no more: what it left can go


def start(context, job: Job, timeout: float) -> None:
    # A daemon may not start processes of its own, and none outlives the engine.
    arguments = job.shown, str(job.path.absolute()), job.source, str(job.files.absolute()), timeout
    job.process = context.Process(target=run, args=arguments, daemon=True)
    with without_main_script():
        job.process.start()
    job.deadline = time.monotonic() + timeout + VARIED_SECONDS + 10


@contextmanager
def without_main_script():
    """multiprocessing has every child import the script that started it: with `mkdocs`, all of MkDocs each time."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def environment(**values: str):
    """These environment variables for as long as it takes to start a process, which takes them over."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def settle(job: Job, timeout: float) -> Failure | None:
    """Keep what an ended job printed and left, or else drop what an earlier run of it did and say why."""
    report = left(job, "report").splitlines()
    outcome = json.loads(report[0]) if report else None
    failure = verdict(job, outcome, timeout)
    if failure:
        outputs.drop(job.target)
        return failure
    names = ",\n".join(f"  {json.dumps(name)}: {json.dumps(shape)}" for name, shape in outcome["names"].items())
    kept = {
        ".txt": Path(f"{job.files}.stdout").read_bytes(),
        ".json": f"{{\n{names}\n}}\n".encode(),
        ".varied.json": "".join(report[1:] or "[]").encode(),  # none where it crashed, or took too long
    }
    saved = job.files / f"{job.path.stem}.svg"
    if saved.exists():
        kept[".svg"] = figure.inline(saved.read_bytes(), f"{job.target.parent.name}-{job.target.name}")
    outputs.keep(job.source, job.target, kept)
    return None


def verdict(job: Job, outcome: dict | None, timeout: float) -> Failure | None:
    """Whether a job ended well, and otherwise how. `outcome` is what it reported, if it came to that."""
    stderr = left(job, "stderr")

    def failure(what: str, line: int | None = None) -> Failure:
        lines = job.source.decode(errors="replace").splitlines()
        code = lines[line - 1].strip() + "\n" if line and line <= len(lines) else ""
        return Failure(job.shown, line, what, code + stderr)

    if outcome is None:
        trace, code = left(job, "trace"), job.process.exitcode
        seen = re.search(rf'File "{re.escape(job.shown)}", line (\d+)', trace)
        line = int(seen[1]) if seen else None
        if trace.startswith("Timeout") or time.monotonic() > job.deadline:
            return failure(f"still running after {timeout:g} s (--timeout), killed", line)
        if code < 0:
            name = signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"
            return failure(f"killed by {name}", line)
        return failure(f"ended before its last line, with exit code {code}")
    if outcome["error"]:
        return failure(outcome["error"]["what"], outcome["error"]["line"])
    if stderr:
        return failure("wrote to stderr, where a page would not show it: print it instead", outcome.get("stderr_line"))
    for saved in job.files.glob("*.svg"):
        if saved.stem != job.path.stem:
            return failure(f"saved {saved.name}: the figure of this snippet is to be called {job.path.stem}.svg")
        try:
            figure.inline(saved.read_bytes(), job.path.stem)
        except (ParseError, OSError) as error:
            return failure(f"saved {saved.name}, which is no SVG: {error}")
    try:
        Path(f"{job.files}.stdout").read_bytes().decode()
    except UnicodeDecodeError as error:
        return failure(f"printed what is not UTF-8: {error}")
    return None


def left(job: Job, what: str) -> str:
    """What the job's process left beside its working directory: see run()."""
    return read_text(Path(f"{job.files}.{what}"))


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def relative(path: Path) -> str:
    """The path as a user in this folder would type it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def write_facts(kept: Path, snippets: int) -> None:
    """Write what the home page says of this build, for it to include."""
    facts = f"torch {outputs.version('torch')}\nPython {sys.version.split()[0]}\n{snippets} snippets\n"
    outputs.write(kept / "build.txt", facts)
