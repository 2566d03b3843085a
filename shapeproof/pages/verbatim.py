"""What a snippet is and prints stands on a page as it is: it cannot end its fence, nor include another file."""

import re
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*--8<-- "([^"]+)"[ \t]*$')
OPENS = re.compile(r"^([ \t>]*)(`{3,}|~{3,})(.*)$")
INCLUDES = re.compile(r"^([ \t]*)(;*-+8<-+)", re.M)  # what pymdownx.snippets acts on
RUN = re.compile(r"`{3,}|~{3,}")


def protected(text: str, folders: list[Path]) -> str:
    """A page whose fences are longer than any run of their characters in the files that they include.

    A file that holds an include of its own is put in here, with that include escaped: pymdownx.snippets would follow it.
    """
    lines = text.split("\n")
    opened = None
    for number, line in enumerate(lines):
        fence = OPENS.match(line)
        if opened is None and fence:
            opened = number
        elif opened is not None and fence and closes(fence, OPENS.match(lines[opened])):
            inside = lines[opened + 1 : number]
            contents = [content for one in inside if (content := included(one, folders)) is not None]
            longest = max((len(run) for content in contents for run in RUN.findall(content)), default=0)
            for end in (opened, number):
                run = RUN.search(lines[end])
                lines[end] = lines[end].replace(run[0], run[0] + run[0][0] * (longest + 1 - len(run[0])), 1)
            lines[opened + 1 : number] = [escaped(one, included(one, folders)) for one in inside]
            opened = None
    return "\n".join(lines)


def closes(fence: re.Match, opening: re.Match) -> bool:
    return fence[2].startswith(opening[2]) and not fence[3].strip() and fence[1].strip(" \t") == opening[1].strip(" \t")


def included(line: str, folders: list[Path]) -> str | None:
    """What a line includes; None if it includes nothing, or what is not there."""
    include = INCLUDE.match(line)
    path = include and next((path for folder in folders if (path := folder / include[1]).is_file()), None)
    return path.read_text(encoding="utf-8", errors="replace") if path else None


def escaped(line: str, content: str | None) -> str:
    if content is None or not INCLUDES.search(content):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return "\n".join(indent + one for one in INCLUDES.sub(r"\1;\2", content).rstrip("\n").split("\n"))


def unused(text: str, count: int) -> list[str]:
    """Characters for private use that a text does not hold."""
    return [char for char in map(chr, range(0xE000, 0xF8FF)) if char not in text][:count]
