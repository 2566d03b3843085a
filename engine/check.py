"""Run everything twice and name what is not the same: a page that prints one thing today must print it tomorrow."""

import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path

from engine.build import Result, build, environment, relative, without_main_script


def check(snippets: Path, timeout: float) -> tuple[Result, list[str]]:
    """Run every snippet twice: from the first to the last, then backwards in a Python with another hash seed.

    Returns the first run's result with both runs' failures, and a message for each snippet that differs. Raises OSError.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "first"), Path(folder, "second")
        first, second = (fresh(seed, snippets, kept[seed], timeout, bool(seed)) for seed in (0, 1))
        differences = [
            message for path in sorted(snippets.rglob("*.py"))
            if (message := compare(path, *(outputs / path.relative_to(snippets).with_suffix("") for outputs in kept)))
        ]
    failed = {failure.snippet: failure for failure in second.failures + first.failures}
    first.failures = [failed[snippet] for snippet in sorted(failed)]
    first.seconds += second.seconds
    return first, differences


def fresh(hash_seed: int, *arguments) -> Result:
    """build(*arguments) in a new Python with this hash seed."""
    hash_seeded = environment(PYTHONHASHSEED=str(hash_seed))
    with hash_seeded, without_main_script(), ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as python:
        return python.submit(build, *arguments).result()


def compare(snippet: Path, first: Path, second: Path) -> str | None:
    """Say how two runs differ, if both ended well and do."""
    for suffix, what in ((".txt", "prints"), (".json", "leaves"), (".svg", "draws")):
        texts = [Path(f"{target}{suffix}") for target in (first, second)]
        if not all(text.exists() for text in texts):
            continue
        lines = [text.read_text(encoding="utf-8").splitlines() for text in texts]
        for number, (once, twice) in enumerate(zip_longest(*lines), 1):
            if once != twice:
                return (f"{relative(snippet)}: {what} something else the second time, in line {number}:\n"
                        f"    {once}\n    {twice}")
    return None
