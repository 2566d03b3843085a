"""What took long to find out, kept with a digest of all that it came from: found out again only where that is another.

<outputs>/../kept/<kind>/<name>.json    the digest, and what was found out; of a text, how long it is, and then the text
"""

import json
import os
import sys
import sysconfig
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from shapeproof.runs.store import SUFFIXES, digest, hash_left, read, write

PACKAGE = Path(__file__).parent
CLAIMS = "runs", "claims", "kept.py", "vocabulary.py"  # of this package, all that claims are judged by,
PAGES = *CLAIMS, "pages", "plugin.py", "versions.py"  # and all that pages are made by
memory: dict[Path, list] = {}  # of this process: `mkdocs serve` asks again and again


@cache
def code(*parts: str) -> str:
    """A hash of parts of this package and of the versions of all that is installed beside it."""
    installed = {
        name for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")} for name in listed(folder)
    }
    found = [
        one for part in parts for path in [PACKAGE / part] for one in (path.rglob("*") if path.is_dir() else [path])
    ]
    sources = sorted(path for path in found if path.is_file() and path.suffix != ".pyc")
    return digest(sys.version.encode(), *map(str.encode, sorted(installed)), *(path.read_bytes() for path in sources))


def listed(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if name.endswith(".dist-info")]


def found(folder: Path, name: str, made_of: Sequence[str | bytes | None], find: Callable[[], Any]) -> Any:
    """What `find` gives, as JSON has it, from `folder` where it was found before from the same. None is not kept."""
    if (before := known(folder, name, made_of)) is not None:
        return before
    path, result = place(folder, name), find()
    memory[path] = [key_of(made_of), result]
    if result is None:
        path.unlink(missing_ok=True)
    else:
        write(path, as_text(*memory[path]))
    return result


def as_text(key: str, result: Any) -> str:
    """A text stays as it is: to read all pages, JSON takes a twentieth of a build."""
    if isinstance(result, str):
        return f"{json.dumps([key, len(result)])}\n{result}"
    return json.dumps([key, result], ensure_ascii=False)


def known(folder: Path, name: str, made_of: Sequence[str | bytes | None]) -> Any:
    """What was found before from the same, or None."""
    path, wanted = place(folder, name), key_of(made_of)
    if path not in memory or memory[path][0] != wanted:
        memory[path] = load(path)  # another process may have found it
    key, result = memory[path]
    return result if key == wanted else None


def place(folder: Path, name: str) -> Path:
    return folder / f"{name.replace('..', '').lstrip('/')}.json"


def key_of(made_of: Sequence[str | bytes | None]) -> str:
    return digest(*(part.encode() if isinstance(part, str) else part for part in made_of))


def load(path: Path) -> list:
    try:
        told, is_text, rest = (read(str(path)) or b"null").partition(b"\n")
        key, result = json.loads(told)
        text = rest.decode()
    except (TypeError, ValueError):  # none, or not whole
        return [None, None]
    if is_text and len(text) != result:
        return [None, None]
    return [key, text if is_text else result]


@cache
def left(target: Path) -> str:
    """A hash of what a run left. Who runs a snippet or a notebook, or writes a summary, clears this function's cache."""
    return digest(*(hash_left(f"{target}{suffix}") for suffix in SUFFIXES))
