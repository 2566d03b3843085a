"""Processes for snippets: one each, on all cores, forked from a server that has imported torch."""

import multiprocessing
import os
import re
import sys
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from shapeproof.runs import WARM, store
from shapeproof.runs.interpreter import have_fork_server_run
from shapeproof.runs.limits import WORLDS_SECONDS
from shapeproof.vocabulary import Scripts

# What takes a second to import, by the words of a snippet that needs it: where one does, the server imports it, once.
SLOW = {
    "matplotlib.pyplot": rb"matplotlib",
    "torch._dynamo": rb"optim\.|torch\.export|meta\b|FlopCounter",
    "torch.export._trace": rb"torch\.export",
}
FIGURES = {"MPLBACKEND": "agg", "MATPLOTLIBRC": str(Path(__file__).with_name("matplotlibrc"))}  # look for no screen
UNKNOWN = 255  # the exit code of a process whose server died before it


@dataclass
class Job:
    """A snippet that is to run."""

    shown: str  # its path as messages name it
    path: Path
    target: Path  # its outputs' path without a suffix
    files: Path  # its working directory; what the run leaves lies beside it, see run()
    source: bytes
    again: bool = False  # whether this is its second try
    process: BaseProcess = field(init=False)
    deadline: float = field(init=False)


def run_all(jobs: list[Job], scripts: Scripts, timeout: float, meanwhile: Callable[[], object]) -> Iterator[Job]:
    """Run the jobs, on all cores; yield each when it has ended. Those whose server dies run once more, on a new one.
    `meanwhile` is called once, while the server imports torch."""
    prepare([job.source for job in jobs], scripts)

    # Slow to come by, and not needed before the server has imported torch.
    from tqdm import tqdm

    store.fingerprint()
    meanwhile()

    waiting = list(reversed(jobs))
    running: dict[Any, Job] = {}  # by what wait() knows their processes by
    bar = tqdm(total=len(jobs), desc="snippets", delay=1.5, disable=None, leave=False)
    try:
        with bar:
            while waiting or running:
                soonest = min((job.deadline for job in running.values()), default=0.0)
                done = [running.pop(sentinel) for sentinel in wait(running, max(0.0, soonest - time.monotonic()))]
                for job in running.values():
                    if time.monotonic() > job.deadline:
                        job.process.kill()  # it should have ended itself: see run()
                # One more than there are cores, and before the ended ones are seen to, so that no core waits.
                while waiting and len(running) < cores() + 1:
                    job = waiting.pop()
                    job.process = start(job, scripts, timeout)
                    job.deadline = time.monotonic() + timeout + WORLDS_SECONDS + 10
                    running[job.process.sentinel] = job
                for job in done:
                    job.process.join()
                    if job.process.exitcode == UNKNOWN and not job.again:
                        job.again = True
                        waiting.append(elsewhere(job))
                        continue
                    bar.update()
                    yield job
    finally:
        for job in running.values():
            job.process.kill()
        for job in running.values():
            job.process.join()  # it writes no more: what it left can go


def prepare(sources: list[bytes], scripts: Scripts) -> None:
    """Have a server import torch, and what else these snippets need, where there is a fork. It lives as long as this process
    does, so that `mkdocs serve` finds it warm."""
    needed = [module for module, sign in SLOW.items() if any(re.search(sign, source) for source in sources)]
    multiprocessing.set_forkserver_preload(["shapeproof.runs.worker", *needed, "shapeproof.runs.warm"])
    with started(scripts):
        pass


@contextmanager
def started(scripts: Scripts) -> Iterator[Any]:
    """What makes a snippet's process, which is forked by a server that imported torch once. The server runs, and here is what
    it is to know where it dies in here: multiprocessing then starts another. Where there is no fork, it is spawned."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        with environment(**FIGURES):
            yield multiprocessing.get_context("spawn")
        return
    # The larger the pages of memory, the fewer to copy at each fork.
    with environment(**FIGURES, GLIBC_TUNABLES="glibc.malloc.hugetlb=1", **{WARM: scripts.warm}):
        have_fork_server_run()
        yield multiprocessing.get_context("forkserver")


def start(job: Job, scripts: Scripts, timeout: float, tries: int = 20) -> BaseProcess:
    """Start the job's process. A daemon may not start processes of its own, and none outlives the engine."""
    from shapeproof.runs.worker import run  # slow to come by: see run_all()

    arguments = job.shown, str(job.path.absolute()), job.source, str(job.files.absolute()), timeout, scripts
    try:
        with started(scripts) as context, without_main_script():
            process = context.Process(target=run, args=arguments, daemon=True)
            process.start()
    except (EOFError, OSError):  # the server has died, and it takes a moment until this is known
        if not tries:
            raise
        time.sleep(0.1)
        return start(elsewhere(job), scripts, timeout, tries - 1)
    return process


def elsewhere(job: Job) -> Job:
    """The job in another working directory, as nobody knows what was left in the first."""
    job.files = job.files.with_name(f"{job.files.name}-again")
    return job


@contextmanager
def without_main_script() -> Iterator[None]:
    """multiprocessing has every child import the script that started it: with `mkdocs`, all of MkDocs each time."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def environment(**values: str) -> Iterator[None]:
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
