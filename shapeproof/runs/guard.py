"""What a snippet may not do: open a connection, start a process, write outside its own folder.

A guard against accidents and not a sandbox: code that wants to get round an audit hook can.
"""

import functools
import os
import sys

CONNECTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
            "socket.gethostbyname", "socket.gethostbyaddr"}
STARTS = {"subprocess.Popen", "os.system", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn",
          "os.startfile", "pty.spawn"}
# The events that change files, and how many of their arguments are paths.
WRITES = {"open": 1, "os.remove": 1, "os.rename": 2, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2,
          "os.truncate": 1, "os.chmod": 1, "os.chown": 1, "os.utime": 1}
OPENS_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


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
