"""One snippet, run in the process that it has to itself.

This module is all that the processes of snippets import of the engine, so it imports nothing slow.
"""

import ast
import atexit
import ctypes
import faulthandler
import functools
import io
import json
import linecache
import os
import signal
import sys
import tempfile
import threading
import traceback
import types

try:
    import resource
except ImportError:  # Windows
    resource = None

CONNECTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
            "socket.gethostbyname", "socket.gethostbyaddr"}
STARTS = {"subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn",
          "os.startfile", "pty.spawn"}
# The events that change files, and how many of their arguments are paths.
WRITES = {"open": 1, "os.remove": 1, "os.rename": 2, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2,
          "os.truncate": 1, "os.chmod": 1, "os.chown": 1, "os.utime": 1}
# What vary() puts in place of a script's numbers: small, and no product of two of them is that of two others.
PRIMES = 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43
FIXED = {"num_directions"}  # it follows from bidirectional
VARIED_SECONDS = 10
MOST_BYTES = 1 << 26  # in a file that a snippet writes, what it prints among them
MATPLOTLIBRC = os.path.join(os.path.dirname(os.path.abspath(__file__)), "matplotlibrc")
ENVIRONMENT = dict(os.environ)  # before the server imports what changes it: torch._dynamo does
OPENS_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def run(shown: str, path: str, source: bytes, files: str, timeout: float) -> None:
    """Run the script as `python path` would, and leave beside `files`, its own working directory, what it did.

    `shown` is the path that error messages name, `timeout` is in seconds. `<files>.stdout` and `<files>.stderr` get what
    it printed, byte for byte; `<files>.trace`, where the process was when it crashed or ran out of time; `<files>.report`,
    a line of JSON at the end with the `names` of a script that ended well, else its `error`, and a line with what it
    leaves where its sizes are others.
    """
    if not os.path.isdir(os.path.dirname(files)):
        return  # the engine has ended
    os.mkdir(files)
    if resource:
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    with open(f"{files}.trace", "w") as trace, open(f"{files}.report", "w") as report:
        faulthandler.enable(trace)
        # In this process and not in the engine's, so that a snippet ends even if the engine was killed.
        faulthandler.dump_traceback_later(timeout, exit=True, file=trace)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the engine's to handle
        outcome = {"error": None, "names": {}}
        os.environ.update(TMPDIR=files, TEMP=files, TMP=files, MATPLOTLIBRC=MATPLOTLIBRC, MPLBACKEND="agg")
        tempfile.tempdir = None
        if b"matplotlib" in source:
            import matplotlib.pyplot  # noqa: F401  its very first import writes settings and looks for fonts
        stderr = redirect(files, shown, outcome)
        os.chdir(files)
        sys.dont_write_bytecode = True
        sys.argv, sys.path[0] = [path], os.path.dirname(path)
        atexit._clear()  # the server's
        guard(shown, files, outcome)
        main = sys.modules["__main__"] = types.ModuleType("__main__")
        main.__file__ = path
        try:
            text = source.decode(errors="replace")
            linecache.cache[shown] = len(text), None, text.splitlines(keepends=True), shown
            exec(compile(source, shown, "exec"), main.__dict__)
        except SystemExit as exit:
            if exit.code not in (None, 0):
                outcome["error"] = outcome["error"] or error(shown, exit, f"sys.exit({exit.code!r})")
        except BaseException as raised:
            outcome["error"] = outcome["error"] or error(shown, raised)
        threading._shutdown()  # as Python does at its end: threads are waited for, then
        atexit._run_exitfuncs()
        if outcome["error"] is None:
            outcome["names"] = names(vars(main))
        flush(stderr)
        print(json.dumps(outcome), file=report, flush=True)
        if outcome["error"] is None:
            print(json.dumps(vary(source, shown, files)), file=report)


def vary(source: bytes, shown: str, files: str) -> list[dict]:
    """What the script leaves with other sizes, so that a shape stated in letters can be held against more than one run.

    Every whole number that the script gives a name at its top level (`seq_len = 5`) becomes another prime; if it cannot
    run so, each of them by itself. What it prints then is dropped and what it raises is no failure: few scripts can run
    with any numbers.
    """
    tree = ast.parse(source)
    numbers = {constant: name for statement in tree.body for constant, name in assigned_numbers(statement)}
    if not numbers:
        return []
    faulthandler.dump_traceback_later(VARIED_SECONDS, exit=True, file=open(os.devnull, "w"))
    with open(os.devnull, "w") as null:
        os.dup2(null.fileno(), 1)
        os.dup2(null.fileno(), 2)
    if figure := sys.modules.get("matplotlib.figure"):
        figure.Figure.savefig = lambda *_, **__: None  # half the time of a script that draws, and nobody would see it
    old = {constant: constant.value for constant in numbers}
    primes = dict(zip(dict.fromkeys(numbers.values()), (p for p in PRIMES if p not in old.values())))
    primes.update((name, 3 if 3 not in old.values() else 2) for name in primes if name == "num_layers")  # many are slow

    def leaves(changed: set) -> list:
        for constant, name in numbers.items():
            constant.value = primes[name] if name in changed else old[constant]
        namespace = {"__name__": "__main__", "__file__": sys.argv[0]}
        os.chdir(tempfile.mkdtemp(dir=files))  # what it saves this time is not kept
        try:
            exec(compile(tree, shown, "exec"), namespace)
        except BaseException:
            return []
        return [names(namespace)]

    return leaves(set(primes)) or [left for name in primes for left in leaves({name})]


def assigned_numbers(statement: ast.stmt):
    """The whole numbers of `a = 5` and of `a, b = 5, 1`, each with its name."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        both = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        for name, number in zip(target.elts, value.elts) if both else [(target, value)]:
            if isinstance(name, ast.Name) and isinstance(number, ast.Constant) and type(number.value) is int \
                    and name.id not in FIXED:
                yield number, name.id


def redirect(files: str, shown: str, outcome: dict) -> "Stderr":
    """Send what this process prints to files, at the file descriptor: what C++ prints is captured too."""
    for stream, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(f"{files}.{name}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, stream)
        os.close(file)
    sys.stdin = open(os.devnull)
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", 0), encoding="utf-8", newline="\n", write_through=True)
    sys.stderr = Stderr(shown, outcome)
    return sys.stderr


class Stderr(io.TextIOWrapper):
    """Standard error that remembers the line of the snippet that first wrote to it."""

    def __init__(self, shown: str, outcome: dict):
        super().__init__(os.fdopen(2, "wb", 0), encoding="utf-8", errors="backslashreplace", write_through=True)
        self.shown, self.outcome = shown, outcome

    def write(self, text: str) -> int:
        self.outcome.setdefault("stderr_line", line_running(self.shown))
        return super().write(text)


def flush(stderr: io.TextIOBase) -> None:
    sys.stdout.flush()
    stderr.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)  # this process ends by os._exit, which would drop what C still holds back


def guard(shown: str, files: str, outcome: dict) -> None:
    """Refuse connections, processes and writes outside `files`, and remember the first line that tried.

    A guard against accidents and not a sandbox: code that wants to get round an audit hook can.
    """
    root = os.path.realpath(files)

    def refuse(what: str):
        if outcome["error"] is None:
            outcome["error"] = {"line": line_running(shown), "what": f"a snippet may not {what}"}
        raise PermissionError(f"a snippet may not {what}")

    def outside(path) -> bool:
        if not isinstance(path, (str, bytes, os.PathLike)) or path == os.devnull:
            return False
        path = os.path.realpath(os.fsdecode(path))
        return path != root and not path.startswith(root + os.sep)

    def hook(event: str, args: tuple) -> None:
        if event in WRITES:
            if event == "open" and not (args[2] or 0) & OPENS_TO_WRITE:
                return
            for path in args[: WRITES[event]]:
                if outside(path):
                    refuse(f"write outside its own folder: {event} {os.fsdecode(path)}")
        elif event in CONNECTS:
            refuse(f"open a connection: {event} {' '.join(map(str, args[-1:]))}")
        elif event in STARTS or (event == "os.kill" and args[0] != os.getpid()):
            refuse(f"start or signal a process: {event} {args[0] if args else ''}".rstrip())

    sys.addaudithook(hook)
    if torch := sys.modules.get("torch"):
        save = torch.save

        @functools.wraps(save)
        def audited(obj, f, *args, **kwargs):
            if isinstance(f, (str, os.PathLike)):
                sys.audit("open", os.fspath(f), "wb", os.O_WRONLY)  # C++ writes the file, and tells no hook
            return save(obj, f, *args, **kwargs)

        torch.save = audited


def line_running(shown: str) -> int | None:
    """The line of the snippet that this process is in now."""
    frame = sys._getframe()
    while frame and frame.f_code.co_filename != shown:
        frame = frame.f_back
    return frame.f_lineno if frame else None


def error(shown: str, raised: BaseException, what: str | None = None) -> dict:
    """What the snippet raised, and the last of its own lines that led there."""
    if isinstance(raised, SyntaxError) and raised.filename == shown:
        return {"line": raised.lineno, "what": f"{type(raised).__name__}: {raised.msg}"}
    lines = [frame.lineno for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == shown]
    what = what or "".join(traceback.format_exception_only(raised)).strip()
    return {"line": lines[-1] if lines else None, "what": what}


def shape_of(value) -> list[int] | None:
    """The shape of a tensor, an array or what is like them; None where there is none, or none that is settled."""
    try:
        shape = value.shape
    except Exception:  # what a snippet leaves may be anything: a lazy parameter, a nested tensor
        return None
    return list(shape) if isinstance(shape, tuple) and all(type(size) is int for size in shape) else None


def names(namespace: dict) -> dict:
    """What a finished script leaves: each public name, written as Python writes it, and its shape.

    `output` → [5, 1, 4], `rnn.weight_ih_l0` → [4, 3], `states[0]` → [1, 1, 4], `packed.data` → [9, 3]; a whole number,
    such as `seq_len`, by its value.
    """
    found = {}
    torch = sys.modules.get("torch")

    def visit(name: str, value, *outer) -> None:
        if isinstance(value, bool) or any(value is one for one in outer):  # a list may contain itself
            return
        if isinstance(value, int):
            found[name] = value
        elif isinstance(value, (list, tuple)) and not (torch and isinstance(value, torch.Size)):
            if torch and isinstance(value, torch.nn.utils.rnn.PackedSequence):
                for part, inner in value._asdict().items():
                    visit(f"{name}.{part}", inner, value, *outer)
            else:
                for index, inner in enumerate(value):
                    if not isinstance(inner, int):
                        visit(f"{name}[{index}]", inner, value, *outer)
        elif isinstance(value, dict):
            for key, inner in value.items():
                visit(f"{name}[{key!r}]", inner, value, *outer)
        elif torch and isinstance(value, torch.nn.Module):
            for part, inner in [*value.named_parameters(), *value.named_buffers()]:
                visit(f"{name}.{part}", inner, value, *outer)
        elif not isinstance(value, type) and (shape := shape_of(value)) is not None:
            found[name] = shape

    for name, value in namespace.items():
        if not name.startswith("_"):
            visit(name, value)
    return found
