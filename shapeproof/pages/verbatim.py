"""What a snippet is and prints stands on a page as it is: it cannot end its fence, nor include another file, and Markdown
changes none of its characters. Those that nobody would see are shown as their pictures: an escape is ␛, a NUL is ␀.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

INCLUDE = re.compile(r'^([ \t]*)--8<-- "([^":]+)(?::(\d+):(\d+))?"[ \t]*$')  # a file, or its lines from one to another
# What acts: the characters of a fence, what pymdownx.snippets looks for, and empty lines at either end, which would go.
ACTS = re.compile(r"(?=```|~~~)|(?<=8)(?=<-)|\A(?=\n)|(?<=\n)(?=\n\Z)")
# The characters that Markdown takes for its own, changes or leaves out, and what the page shows in their place.
SHOWN = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\t": "\t", "\x7f": "␡"}
del SHOWN["\n"]


class Cloak:
    """Puts characters that Markdown knows nothing of, `free` ones that the page does not hold, where it would act."""

    def __init__(self, free: Iterator[str]):
        self.nothing = next(free)
        self.put = dict(zip(SHOWN, free))
        self.shown = {self.put[char]: shown for char, shown in SHOWN.items()} | {self.nothing: ""}

    def on(self, text: str) -> str:
        return replaced(ACTS.sub(self.nothing, text), self.put)

    def off(self, html: str) -> str:
        return replaced(html, self.shown)


def replaced(text: str, by: dict[str, str]) -> str:
    """As `str.translate`, which looks at each character of a text by itself and takes twenty times as long."""
    return re.sub(f"[{re.escape(''.join(by))}]", lambda char: by[char[0]], text)


def protected(text: str, folders: list[Path], cloak: Cloak) -> str:
    """A page in which a file that Markdown would act on is not included by pymdownx.snippets, but here, cloaked."""
    return "\n".join(cloaked(line, folders, cloak) for line in text.split("\n"))


def cloaked(line: str, folders: list[Path], cloak: Cloak) -> str:
    content = included(line, folders)
    if content is None or (safe := cloak.on(content)) == content:
        return line
    indent = line[: line.index("--8<--")]
    return "\n".join(indent + one for one in safe.removesuffix("\n").split("\n"))


def included(line: str, folders: list[Path]) -> str | None:
    """What a line includes; None if it includes nothing, or what is not there."""
    include = INCLUDE.match(line)
    path = next((path for folder in folders if include and (path := folder / include[2]).is_file()), None)
    if not (include and path):
        return None
    content = path.read_bytes().decode(errors="replace")  # with its own line ends
    return "\n".join(content.split("\n")[int(include[3]) - 1 : int(include[4])]) if include[3] else content


def unused(text: str) -> Iterator[str]:
    """Characters for private use that a text does not hold."""
    held = set(text)
    return (char for char in map(chr, chain(range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))) if char not in held)
