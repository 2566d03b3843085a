"""Folders for what is not kept: each has the process that made it in its name, and goes with it.

Where a process was killed, the next one that makes such a folder removes what it left.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # a file system that Linux keeps in memory
PREFIX = "shapeproof-"


def made(where: Path) -> Path:
    """A new folder, which whoever asked for it removes. Raises OSError."""
    for old in where.glob(f"{PREFIX}*-*"):
        process = old.name.split("-")[1]
        if process.isdecimal() and not runs(int(process)):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=where))


@contextmanager
def folder(where: Path) -> Iterator[Path]:
    """Such a folder for as long as this takes. Raises OSError."""
    path = made(where)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def quick(otherwise: Path, room: int) -> Path:
    """Where files are quick to make: in memory where so many bytes are free there, as disks are slow."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > room else otherwise


def runs(process: int) -> bool:
    if os.name == "nt":
        return True  # nobody can be asked there without being ended
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    try:  # one that has ended is there until its parent has asked how, which may be never
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:  # it has gone in between, or this is no Linux
        return not Path("/proc/self/stat").exists()
