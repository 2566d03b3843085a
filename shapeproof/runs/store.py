"""What is kept of a run, and when it is out of date.

    <outputs>/<chapter>/<name>.txt     what the snippet printed, byte for byte
    <outputs>/<chapter>/<name>.json    what it left behind: name → shape
    <outputs>/<chapter>/<name>.svg     its figure, if it saved one
    <outputs>/<chapter>/<name>.trace.json    the shapes of its expressions: see trace.py
    <outputs>/<chapter>/<name>.worlds.json   what it leaves where its sizes are others, and so on: see worlds.py
    <outputs>/<chapter>/<name>.stamp   a hash of all these, of the snippet and of all that a run depends on

A stamp is written before what it vouches for and deleted after it. So where a run was cut off, a stamp stands that does
not fit, the snippet runs again, and nothing is left that no stamp speaks of.
"""

import hashlib
import os
import sys
import sysconfig
from functools import cache
from pathlib import Path

from shapeproof.vocabulary import Scripts

SUFFIXES = ".txt", ".json", ".svg", ".trace.json", ".worlds.json"


@cache
def fingerprint() -> str:
    """A hash of all but a snippet's own text that its output depends on. torch is not imported for it."""
    parts = [
        sys.version,
        sysconfig.get_platform(),
        *(f"{name} {version(name)}" for name in ("torch", "numpy", "matplotlib")),
    ]
    folder = Path(__file__).parent
    sources = [*sorted(folder.glob("*.py")), folder / "matplotlibrc"]
    return digest(*(part.encode() for part in parts), *(source.read_bytes() for source in sources))


def version(package: str) -> str | None:
    from importlib import metadata  # slow to come by: see run_all()

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def digest(*parts: bytes | None) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(b"-" if part is None else b"%d:%b" % (len(part), part))
    return hashed.hexdigest()


def read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def hash_left(path: str) -> bytes | None:
    """A hash of a file that is only ever replaced whole: it is read once for as long as it is the same file."""
    try:
        file = os.stat(path)
    except FileNotFoundError:
        return None
    return hash_of_file(path, file.st_ino, file.st_mtime_ns, file.st_size)


@cache
def hash_of_file(path: str, *_: int) -> bytes | None:
    return hash_of(read(path))


def hash_of(content: bytes | None) -> bytes | None:
    return None if content is None else hashlib.sha256(content).digest()


def up_to_date(snippet: Path, target: Path, scripts: Scripts) -> bool:
    """Whether `target` plus a suffix holds, whole, what this snippet gives with this Python, torch and engine."""
    stamp = read(f"{target}.stamp")
    return stamp is not None and stamp.decode("ascii", "replace") == digest(
        fingerprint().encode(),
        repr(scripts).encode(),
        read(str(snippet)),
        *(hash_left(f"{target}{suffix}") for suffix in SUFFIXES),
    )


def keep(source: bytes, target: Path, scripts: Scripts, new: dict[str, bytes]) -> None:
    """Keep what a run gave, the content for each suffix: files appear whole or not at all. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stamp = digest(fingerprint().encode(), repr(scripts).encode(), source, *map(hash_of, map(new.get, SUFFIXES)))
    for suffix, content in {".stamp": stamp.encode(), **new}.items():
        with open(f"{target}.new", "wb") as file:
            file.write(content)
        os.replace(f"{target}.new", f"{target}{suffix}")
    for suffix in set(SUFFIXES) - set(new):
        Path(f"{target}{suffix}").unlink(missing_ok=True)


def write(path: Path, content: str | bytes) -> None:
    """Have a file of the site hold this: replaced whole, and only where it holds something else. Raises OSError."""
    content = content.encode() if isinstance(content, str) else content
    if read(str(path)) != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.{os.getpid()}")
        new.write_bytes(content)
        os.replace(new, path)


def drop(target: Path) -> None:
    """Remove all that is kept of a snippet."""
    for suffix in (*SUFFIXES, ".stamp", ".new"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)


def prune(outputs: Path, targets: set[Path]) -> None:
    """Remove what is kept of snippets that are no more. Files that are not the engine's are left alone."""
    for stamp in filter(Path.is_file, list(outputs.rglob("*.stamp"))):
        target = stamp.with_suffix("")
        if target not in targets:
            drop(target)
            if target.parent != outputs and not any(target.parent.iterdir()):
                target.parent.rmdir()
