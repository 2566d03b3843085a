"""What snippets print with any Python that has torch, apart from shapeproof: `PYTHON apart.py FOLDER SNIPPET ...`

FOLDER gets made.json, which says what ran; <number>.txt, what a snippet printed; and <number>.json where one ended by an
error: its words, and whether PyTorch's own Python files raised it. torch is imported once, and each snippet has a fork.
"""

import json
import os
import platform
import runpy
import signal
import sys
import traceback
from pathlib import Path

import torch

SECONDS = 60  # as long as the engine lets one run


def run(number: int, script: str, folder: Path) -> None:
    if os.fork():
        return
    signal.alarm(SECONDS)
    for stream, name in ((1, folder / f"{number}.txt"), (2, os.devnull)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), stream)
    os.mkdir(folder / str(number))
    os.chdir(folder / str(number))  # what it saves goes there
    sys.argv, sys.path[0] = [script], os.path.dirname(script)
    try:
        runpy.run_path(script, run_name="__main__")
    except BaseException as error:
        own = Path(traceback.extract_tb(error.__traceback__)[-1].filename).is_relative_to(Path(torch.__file__).parent)
        what = "".join(traceback.format_exception_only(error)).strip()
        (folder / f"{number}.json").write_text(json.dumps({"what": what, "torch": own}))
    sys.stdout.flush()
    os._exit(0)


def main(folder: Path, scripts: list[str]) -> None:
    made = {"torch": torch.__version__.split("+")[0], "python": platform.python_version()}
    (folder / "made.json").write_text(json.dumps(made))
    at_once = os.cpu_count() or 1
    for number, script in enumerate(scripts):
        if number >= at_once:
            os.wait()
        run(number, script, folder)
    for _ in scripts[:at_once]:
        os.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
