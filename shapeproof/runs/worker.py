"""One snippet, run in the process that it has to itself.

This module is the first that the processes of snippets import, so it and what it imports import nothing slow.
"""

import faulthandler
import io
import json
import linecache
import os
import signal
import sys
import tempfile
import traceback
from contextlib import suppress
from typing import Any, BinaryIO

from shapeproof.runs.guard import guard, line_running
from shapeproof.runs.interpreter import end_as_python_does, flush_what_c_holds_back, forget_what_was_to_happen_at_exit
from shapeproof.runs.limits import MOST_BYTES, MOST_MEMORY
from shapeproof.runs.names import names
from shapeproof.runs.state import State, main_module
from shapeproof.runs.worlds import explore
from shapeproof.vocabulary import Scripts

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]  # of what is there or not, mypy knows one type

NO_MEMORY = "can't allocate memory"  # how torch says so
ENVIRONMENT = dict(os.environ)  # before the server imports what changes it: torch._dynamo does


def run(shown: str, path: str, source: bytes, files: str, timeout: float, scripts: Scripts) -> None:
    """Run the script as `python path` would, and leave beside `files`, its own working directory, what it did.

    `shown` is the path that error messages name, `timeout` is in seconds. `<files>.stdout` and `<files>.stderr` get what
    it printed, byte for byte; `<files>.crash`, where the process was when it crashed or ran out of time; `<files>.report`,
    a line of JSON at the end with the `names` of a script that ended well, else its `error`, and a line with what is wrong
    with it in other worlds, as explore() returns it.
    """
    if not os.path.isdir(os.path.dirname(files)):
        return  # the engine has ended
    os.mkdir(files)
    if resource:
        limit(resource.RLIMIT_FSIZE, MOST_BYTES)
        limit(resource.RLIMIT_AS, in_use() + MOST_MEMORY)
    with open(f"{files}.crash", "w") as crash, open(f"{files}.report", "w") as report:
        kept: dict[str, BinaryIO] = {
            name: open(f"{files}{name}", "w+b") for name in (".stdout", ".again", ".trace.json", ".worlds.json")
        }
        faulthandler.enable(crash)
        # In this process and not in the engine's, so that a snippet ends even if the engine was killed.
        faulthandler.dump_traceback_later(timeout, exit=True, file=crash)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the engine's to handle
        outcome: dict[str, Any] = {"error": None, "names": {}}
        os.environ.update(TMPDIR=files, TEMP=files, TMP=files)
        tempfile.tempdir = None
        if b"matplotlib" in source:
            import matplotlib.pyplot  # its very first import writes settings and looks for fonts

            # pyplot.savefig draws the figure once more, for a screen: there is none, and it takes as long as the first time.
            canvas: Any = matplotlib.backend_bases.FigureCanvasBase
            canvas.draw_idle = lambda *_, **__: None
        stderr = redirect(files, shown, outcome)
        os.chdir(files)
        sys.dont_write_bytecode = True
        sys.argv, sys.path[0] = [path], os.path.dirname(path)
        forget_what_was_to_happen_at_exit()
        state = State(files)
        guard(shown, files, outcome)
        main = main_module(path)
        try:
            text = source.decode(errors="replace")
            linecache.cache[shown] = len(text), None, text.splitlines(keepends=True), shown
            exec(compile(source, shown, "exec"), main.__dict__)
        except SystemExit as exit:
            if exit.code not in (None, 0):
                outcome["error"] = outcome["error"] or error(shown, exit, f"sys.exit({exit.code!r})")
        except BaseException as raised:
            outcome["error"] = outcome["error"] or error(shown, raised)
        end_as_python_does()
        if outcome["error"] is None:
            outcome["names"] = names(vars(main))
        flush(stderr)
        print(json.dumps(outcome), file=report, flush=True)
        if outcome["error"] is None:
            try:
                wrong = explore(source, shown, state, kept, scripts)
            except Exception:  # stderr leads nowhere by now
                wrong = [(None, f"shapeproof fails in its other worlds: {traceback.format_exc()}")]
            print(json.dumps(wrong), file=report)


def limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def in_use() -> int:
    """The bytes of memory that this process has addresses for; none where the system does not say."""
    try:
        with open("/proc/self/statm") as pages:
            return int(pages.read().split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return 0


def redirect(files: str, shown: str, outcome: dict) -> "Stderr":
    """Send what this process prints to files, at the file descriptor: what C++ prints is captured too."""
    for stream, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(f"{files}.{name}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, stream)
        os.close(file)
    sys.stdin = open(os.devnull)
    sys.stdout = io.TextIOWrapper(
        os.fdopen(1, "wb", 0, closefd=False), encoding="utf-8", newline="\n", write_through=True
    )
    sys.stderr = Stderr(shown, outcome)
    return sys.stderr


class Stderr(io.TextIOWrapper):
    """Standard error that remembers the line of the snippet that first wrote to it."""

    def __init__(self, shown: str, outcome: dict):
        super().__init__(
            os.fdopen(2, "wb", 0, closefd=False), encoding="utf-8", errors="backslashreplace", write_through=True
        )
        self.shown, self.outcome = shown, outcome

    def write(self, text: str) -> int:
        self.outcome.setdefault("stderr_line", line_running(self.shown))
        return super().write(text)


def flush(stderr: io.TextIOBase) -> None:
    for stream in sys.stdout, stderr:
        with suppress(ValueError, AttributeError):  # it is closed, or none: the script may do that
            stream.flush()
    flush_what_c_holds_back()  # this process ends by os._exit, which would drop it


def error(shown: str, raised: BaseException, what: str | None = None) -> dict:
    """What the snippet raised, and the last of its own lines that led there."""
    if isinstance(raised, SyntaxError) and raised.filename == shown:
        return {"line": raised.lineno, "what": f"{type(raised).__name__}: {raised.msg}"}
    if isinstance(raised, MemoryError) or NO_MEMORY in str(raised):
        what = f"takes more than {MOST_MEMORY >> 30} GB of memory, the most that a snippet may"
    lines = [frame.lineno for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == shown]
    what = what or "".join(traceback.format_exception_only(raised)).strip()
    return {"line": lines[-1] if lines else None, "what": what}
