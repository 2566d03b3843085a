"""Processes for snippets: one each, on all cores, forked from a server that has imported torch."""

import multiprocessing
import os
import re
import signal
import sys
import time
import types
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path

from shapeproof.runs import store
from shapeproof.runs.worker import MATPLOTLIBRC, run
from shapeproof.runs.worlds import WORLDS_SECONDS

# Where there is a fork, a server that imported torch once forks a process for each snippet; it lives as long as this
# process does, so that `mkdocs serve` finds it warm.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
# What takes a second to import, by the words of a snippet that needs it: where one does, the server imports it, once.
SLOW = {"matplotlib.pyplot": rb"matplotlib", "torch._dynamo": rb"optim\.|torch\.export|meta\b|FlopCounter"}


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


def run_all(jobs: list[Job], timeout: float):
    """Run the jobs, on all cores; yield each when it has ended."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        needed = [module for module, sign in SLOW.items() if any(re.search(sign, job.source) for job in jobs)]
        context.set_forkserver_preload(["shapeproof.runs.worker", *needed, "shapeproof.runs.warm"])
        # matplotlib is to look for no screen; and the larger the pages of memory, the fewer to copy at each fork.
        with environment(MPLBACKEND="agg", MATPLOTLIBRC=MATPLOTLIBRC, GLIBC_TUNABLES="glibc.malloc.hugetlb=1"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # for the server too: Ctrl-C is this process's
            forkserver.ensure_running()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    # Slow to come by, and not needed before the server has imported torch.
    from tqdm import tqdm

    store.fingerprint()

    waiting, running = list(reversed(jobs)), {}
    bar = tqdm(total=len(jobs), desc="snippets", delay=1.5, disable=None, leave=False)
    try:
        with bar:
            while waiting or running:
                ended = (
                    wait(running, max(0.0, min(job.deadline for job in running.values()) - time.monotonic()))
                    if running
                    else []
                )
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
    job.deadline = time.monotonic() + timeout + WORLDS_SECONDS + 10


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
