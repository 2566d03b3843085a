"""Run every snippet that is not up to date, and keep what it printed and left."""

import json
import re
import signal
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import ParseError

from filelock import FileLock, Timeout

from shapeproof.runs import figure, scratch, store
from shapeproof.runs.limits import MOST_BYTES, MOST_PRINTED, MOST_SAVED, TIMEOUT
from shapeproof.runs.pool import Job, run_all
from shapeproof.vocabulary import Scripts


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


def build(
    snippets: Path,
    kept: Path,
    scripts: Scripts,
    timeout: float = TIMEOUT,
    backwards: bool = False,
    say: Callable[[str], object] = print,
    meanwhile: Callable[[], object] = lambda: None,
) -> Result:
    """Bring the outputs in `kept` up to date with the scripts in `snippets`.

    All snippets run even if some fail; a failed one keeps no output. Another build of the same outputs is waited for.
    `say` is told what to tell the user, `meanwhile` is called while torch is imported elsewhere. Raises OSError where
    `snippets` cannot be read or `kept` not written.
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
        refused = [
            targets.pop(target)
            for target, path in [*targets.items()]
            if "." in str(target.relative_to(kept)) or target in (kept / "build", kept / "claims", kept / "truths")
        ]
        store.prune(kept, set(targets))
        stale = [(target, path) for target, path in targets.items() if not store.up_to_date(path, target, scripts)]
        what = (
            "its outputs would be taken for other files: no dot in a name, and no build.py, claims.py or truths.py"
            " beside chapters"
        )
        failures = [Failure(relative(path), None, what) for path in refused] + passed_over(snippets)
        result = Result(len(targets), len(stale), failures=failures)
        if stale:
            with scratch.folder(scratch.quick(kept, 16 * MOST_BYTES)) as runs:
                jobs = [
                    Job(relative(path), path, target, runs / str(number), path.read_bytes())
                    for number, (target, path) in enumerate(stale)
                ]
                settled = [settle(job, scripts, timeout) for job in run_all(jobs, scripts, timeout, meanwhile)]
            result.failures += chain.from_iterable(settled)
            result.failures.sort(key=lambda failure: failure.snippet)
        if not result.failures:
            write_facts(kept, [*targets])
    result.seconds = time.monotonic() - started
    return result


def passed_over(snippets: Path) -> list[Failure]:
    """What an author may take for a snippet, and is none."""
    return [
        Failure(
            relative(path),
            None,
            "a linked folder is not followed: put the scripts here"
            if path.is_dir()
            else "the name of a snippet ends in .py",
        )
        for path in sorted(snippets.rglob("*"))
        if (path.is_symlink() and path.is_dir()) or (path.suffix != ".py" and path.suffix.lower() == ".py")
    ]


@contextmanager
def locked(path: Path, say: Callable[[str], object]) -> Iterator[None]:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"waiting for another build of {relative(path.parent)} to end")
        lock.acquire()
    with lock:
        lock.release()  # `with` took it a second time
        yield


def settle(job: Job, scripts: Scripts, timeout: float) -> list[Failure]:
    """Keep what an ended job printed and left, or else drop what an earlier run of it did and say why."""
    try:
        outcome, *wrong = map(json.loads, left(job, "report").splitlines() or ["null"])
    except ValueError:  # it is not whole
        outcome, wrong = None, []
    failure = verdict(job, outcome, timeout)
    if failures := [failure] if failure else [Failure(job.shown, *each) for each in chain.from_iterable(wrong)]:
        store.drop(job.target)
        return failures
    names = ",\n".join(f"  {json.dumps(name)}: {json.dumps(shape)}" for name, shape in outcome["names"].items())
    kept = {
        ".txt": Path(f"{job.files}.stdout").read_bytes(),
        ".json": f"{{\n{names}\n}}\n".encode(),
        **{suffix: Path(f"{job.files}{suffix}").read_bytes() for suffix in (".trace.json", ".worlds.json")},
    }
    saved = job.files / f"{job.path.stem}.svg"
    if saved.exists():
        kept[".svg"] = figure.inline(saved.read_bytes(), f"{job.target.parent.name}-{job.target.name}")
    store.keep(job.source, job.target, scripts, kept)
    return []


def verdict(job: Job, outcome: dict | None, timeout: float) -> Failure | None:
    """Whether a job ended well, and otherwise how. `outcome` is what it reported, if it came to that."""
    stderr = left(job, "stderr")

    def failure(what: str, line: int | None = None) -> Failure:
        lines = job.source.decode(errors="replace").splitlines()
        code = lines[line - 1].strip() + "\n" if line and line <= len(lines) else ""
        return Failure(job.shown, line, what, code + stderr)

    if outcome is None:
        crash, code = left(job, "crash"), job.process.exitcode or 0  # it has ended
        seen = re.search(rf'File "{re.escape(job.shown)}", line (\d+)', crash)
        line = int(seen[1]) if seen else None
        if crash.startswith("Timeout") or time.monotonic() > job.deadline:
            return failure(f"still running after {timeout:g} s (--timeout), killed", line)
        if code < 0:
            name = signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"
            return failure(f"killed by {name}", line)
        return failure(f"ended before its last line, with exit code {code}")
    if outcome["error"]:
        return failure(outcome["error"]["what"], outcome["error"]["line"])
    if stderr:
        return failure("wrote to stderr, where a page would not show it: print it instead", outcome.get("stderr_line"))
    what = not_for_a_page(job)
    return failure(what) if what else None


def not_for_a_page(job: Job) -> str | None:
    """What a page could not show of a job that ended well, if there is anything."""
    for saved in job.files.glob("*.svg"):
        if saved.stem != job.path.stem:
            return f"saved {saved.name}: the figure of this snippet is to be called {job.path.stem}.svg"
        try:
            figure.inline(saved.read_bytes(), job.path.stem)
        except (ParseError, OSError, RecursionError) as error:
            return f"saved {saved.name}, which is no SVG: {error}"
        if (size := saved.stat().st_size) > MOST_SAVED:
            return f"saved {saved.name} of {size:,} bytes, where a page takes {MOST_SAVED:,} at most: draw less in it"
    printed = Path(f"{job.files}.stdout").read_bytes()
    if len(printed) > MOST_PRINTED:
        return f"printed {len(printed):,} bytes, where a page takes {MOST_PRINTED:,} at most: print a part, or a shape"
    for what, content in ("printed what", printed), ("is written in what", job.source):
        try:
            content.decode()
        except UnicodeDecodeError as error:
            return f"{what} is not UTF-8: {error}"
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


def write_facts(kept: Path, targets: list[Path]) -> None:
    """Write what pages say of this build, for them to include."""
    facts = f"torch {store.version('torch')}\nPython {sys.version.split()[0]}\n{len(targets)} snippets\n"
    store.write(kept / "build.txt", facts)
    texts = [read_text(Path(f"{target}.worlds.json")) for target in targets]
    explored = [counted(text) for text in texts if text]  # one that died in its second run left none
    survived, raised, held, only = map(sum, zip([0] * 4, *explored))
    truths = f"truths held: {held}\nof these sizes only: {only}\n"
    worlds = f"other worlds: {survived}\nworlds that raised, and prove nothing: {raised}\n"
    store.write(kept / "truths.txt", truths + worlds)


@cache
def counted(text: str) -> tuple[int, int, int, int]:
    """What a snippet's worlds are, in numbers: those that it survived, those that raised, truths, and those of its sizes only."""
    worlds = json.loads(text)
    truths = [truth["these sizes only"] for truth in worlds["truths"] if worlds["worlds"]]
    return len(worlds["worlds"]), len(worlds["raised"]), truths.count(False), truths.count(True)
