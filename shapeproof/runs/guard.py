"""What a snippet may not do: open a connection, start a process, write outside its own folder.

A guard against accidents and not a sandbox: code that wants to get round an audit hook can.
"""

import functools
import os
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import unquote

CONNECTS = {
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
}
STARTS = {
    "subprocess.Popen",
    "os.system",
    "os.fork",
    "os.forkpty",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
    "os.killpg",
}
# The events that change files: where among their arguments each path is, and the folder's descriptor that it is seen from.
WRITES: dict[str, list[tuple[int, int | None]]] = {
    "open": [(0, None)],
    "os.truncate": [(0, None)],
    "os.setxattr": [(0, None)],
    "os.removexattr": [(0, None)],
    "sqlite3.connect": [(0, None)],
    "os.remove": [(0, 1)],
    "os.rmdir": [(0, 1)],
    "os.mkdir": [(0, 2)],
    "os.chmod": [(0, 2)],
    "os.chown": [(0, 3)],
    "os.utime": [(0, 3)],
    "os.rename": [(0, 2), (1, 3)],
    "os.link": [(0, 2), (1, 3)],
    "os.symlink": [(0, None), (1, 2)],
}
OPENS_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
C_STARTS = {"fork", "vfork", "system", "popen", "execv", "execve", "execvp", "posix_spawn", "kill", "killpg"}


def guard(shown: str, files: str, outcome: dict) -> None:
    """Refuse connections, processes and writes outside `files`, and remember the first line that tried.

    A guard against accidents and not a sandbox: code that wants to get round an audit hook can.
    """
    root = os.path.realpath(files)

    def refuse(what: str) -> NoReturn:
        if outcome["error"] is None:
            outcome["error"] = {"line": line_running(shown), "what": f"a snippet may not {what}"}
        raise PermissionError(f"a snippet may not {what}")

    def hook(event: str, args: tuple) -> None:
        if event in WRITES:
            if event == "open" and not (args[2] or 0) & OPENS_TO_WRITE:
                return
            for at, folder in WRITES[event]:
                path = path_of(event, args[at])
                if outside(root, path, None if folder is None else args[folder]):
                    refuse(f"write outside its own folder: {event} {os.fsdecode(path)}")
        elif event in CONNECTS:
            refuse(f"open a connection: {event} {' '.join(map(str, args[-1:]))}")
        elif event in STARTS or (event == "os.kill" and args[0] != os.getpid()):
            refuse(f"start or signal a process: {event} {args[0] if args else ''}".rstrip())
        elif event == "ctypes.dlsym" and args[1] in C_STARTS:
            refuse(f"start or signal a process: C's {args[1]}")

    sys.addaudithook(hook)
    tell_of_what_no_hook_is_told(refuse)


def path_of(event: str, path: Any) -> Any:
    """The path that an event names: of a file that is open, whose descriptor may be opened again, or in an address."""
    if isinstance(path, int) and event != "open":
        return os.readlink(f"/proc/self/fd/{path}")
    if event == "sqlite3.connect" and os.fsdecode(path).startswith("file:"):
        return unquote(os.fsdecode(path)[len("file:") :].partition("?")[0])
    return path


def outside(root: str, path: Any, folder: int | None) -> bool:
    """Whether a path, seen from an open folder or else the working directory, leads out of `root`."""
    if not isinstance(path, (str, bytes, os.PathLike)) or path in (os.devnull, ":memory:"):
        return False
    path = os.fsdecode(path)
    if isinstance(folder, int) and folder >= 0:
        path = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), path)
    path = os.path.realpath(path)
    return path != root and not path.startswith(root + os.sep)


def tell_of_what_no_hook_is_told(refuse: Callable[[str], NoReturn]) -> None:
    """Python raises no audit event for pipes and devices, nor says from which folder a file is opened; and C++ writes the
    files of torch.save."""
    opened = os.open

    @functools.wraps(opened)
    def audited_open(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None:
            sys.audit("open", os.path.join(os.readlink(f"/proc/self/fd/{dir_fd}"), os.fsdecode(path)), None, flags)
        return opened(path, flags, mode, dir_fd=dir_fd)

    os.open = audited_open
    for name in "mkfifo", "mknod":
        if hasattr(os, name):
            setattr(os, name, lambda path, *_, **__: refuse(f"make a pipe or a device: {os.fsdecode(path)}"))
    torch: Any = sys.modules.get("torch")
    if torch:
        save = torch.save

        @functools.wraps(save)
        def audited(obj: Any, f: Any, *args: Any, **kwargs: Any) -> None:
            if isinstance(f, (str, os.PathLike)):
                sys.audit("open", os.fspath(f), "wb", os.O_WRONLY)  # C++ writes the file, and tells no hook
            return save(obj, f, *args, **kwargs)

        torch.save = audited


def line_running(shown: str) -> int | None:
    """The line of the snippet that this process is in now."""
    frame: FrameType | None = sys._getframe()
    while frame and frame.f_code.co_filename != shown:
        frame = frame.f_back
    return frame.f_lineno if frame else None
