"""What snippets print without shapeproof: `python fresh.py FOLDER [SNIPPET ...]` writes it into FOLDER/<number>, from 0.

One Python imports torch once and forks a process for each, since most of a cold start is that import. Nothing of
shapeproof is in it.
"""

import os
import runpy
import sys
import traceback
from pathlib import Path

import matplotlib.pyplot  # noqa: F401  its first import writes settings
import torch._dynamo  # noqa: F401  what optimisers import, half a second each time


def run(number: int, script: str, folder: Path) -> None:
    if os.fork():
        return
    printed = os.open(folder / str(number), os.O_WRONLY | os.O_CREAT)
    os.dup2(printed, 1)
    os.dup2(printed, 2)  # a snippet writes nothing there: what it does would be seen
    os.chdir(folder)  # figures are saved here
    sys.argv = [script]
    sys.path[0] = os.path.dirname(script)
    try:
        runpy.run_path(script, run_name="__main__")
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    scripts = sys.argv[2:]
    for number, script in enumerate(scripts):
        if number >= (os.cpu_count() or 1):
            os.wait()
        run(number, script, folder)
    for _ in scripts[: os.cpu_count() or 1]:
        os.wait()
