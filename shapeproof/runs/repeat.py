"""Run everything twice and name what is not the same: a page that prints one thing today must print it tomorrow."""

import multiprocessing
import os
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any

from shapeproof.runs import scratch
from shapeproof.runs.build import Result, build, relative
from shapeproof.runs.pool import environment, without_main_script
from shapeproof.runs.store import read
from shapeproof.vocabulary import Scripts

KINDS = {".txt": "prints", ".json": "leaves", ".svg": "draws", ".trace.json": "computes", ".worlds.json": "leaves"}


def check(snippets: Path, scripts: Scripts, timeout: float) -> tuple[Result, list[str]]:
    """Run every snippet twice: from the first to the last, then backwards in a Python with another hash seed.

    Returns the first run's result with both runs' failures, and a message for each snippet that differs. Raises OSError.
    """
    with scratch.folder(Path(tempfile.gettempdir())) as folder:
        kept = folder / "first", folder / "second"
        first, second = (fresh(seed, snippets, kept[seed], scripts, timeout, bool(seed)) for seed in (0, 1))
        differences = [
            message
            for path in sorted(snippets.rglob("*.py"))
            if (message := compare(path, *(outputs / path.relative_to(snippets).with_suffix("") for outputs in kept)))
        ]
    failed = {failure.snippet: failure for failure in second.failures + first.failures}
    first.failures = [failed[snippet] for snippet in sorted(failed)]
    first.seconds += second.seconds
    return first, differences


def fresh(hash_seed: int, *arguments: Any) -> Result:
    """build(*arguments) in a new Python with this hash seed."""
    hash_seeded = environment(PYTHONHASHSEED=str(hash_seed))
    spawn = multiprocessing.get_context("spawn")
    with hash_seeded, without_main_script(), ProcessPoolExecutor(1, spawn, end_with_parent) as python:
        return python.submit(build, *arguments).result()


def end_with_parent() -> None:
    """Have this process end when the one that started it does, however that ends."""

    parent = multiprocessing.parent_process()
    assert parent  # this is a process of fresh()'s

    def wait_and_end() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait_and_end, daemon=True).start()


def compare(snippet: Path, first: Path, second: Path) -> str | None:
    """Say how two runs differ, if both ended well and do."""
    if not (Path(f"{first}.stamp").exists() and Path(f"{second}.stamp").exists()):
        return None
    for suffix, what in KINDS.items():
        lines = [(read(f"{target}{suffix}") or b"").decode().split("\n") for target in (first, second)]
        for number, (once, twice) in enumerate(zip_longest(*lines, fillvalue="(the end)"), 1):
            if once != twice:
                return (
                    f"{relative(snippet)}: {what} something else the second time, in line {number}:\n"
                    f"    {once}\n    {twice}".replace("\r", "\\r")
                )
    return None
