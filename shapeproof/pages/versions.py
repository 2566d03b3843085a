"""Notes under outputs that another PyTorch words otherwise: see shapeproof.versions."""

import re
from collections.abc import Callable
from pathlib import Path

from shapeproof.pages.verbatim import INCLUDE
from shapeproof.runs import store
from shapeproof.versions import kept, otherwise

FENCE = re.compile(r"( *)(?:`{3,}|~{3,})")


def with_notes(text: str, folder: Path, folders: list[Path], title: str, shown: Callable[[str], str]) -> str:
    """A page's Markdown with a folded note under each output that a version kept in `folder` words otherwise. Snippets and
    outputs are in one of `folders`; `shown` makes of a diff what Markdown will leave alone."""
    others, lines, told, name = [*kept(folder)], [], set(), ""
    here = (store.version("torch") or "").split("+")[0]
    for line in text.split("\n") if others else []:
        lines.append(line)
        if (include := INCLUDE.match(line)) and include[2].endswith(".txt") and not include[3]:
            name = include[2].removesuffix(".txt")
        elif name and (fence := FENCE.fullmatch(line.rstrip())):
            for version, made in others if name not in told else ():
                if changes := found(name, version, made, folders):
                    short = ".".join(made["torch"].split(".")[:2])
                    diff = shown("\n".join([f"--- torch {here}", f"+++ torch {made['torch']}", *changes]))
                    marks = "`" * (1 + max(map(len, re.findall("`{2,}", diff)), default=2))
                    block = [f"{marks}diff", *diff.split("\n"), marks]
                    note = ["", f'??? quote "{title.format(version=short)}"', "", *(f"    {one}" for one in block), ""]
                    lines += [f"{fence[1]}{one}" if one else one for one in note]
            told.add(name)
            name = ""
    return "\n".join(lines) if others else text


def found(name: str, version: Path, made: dict, folders: list[Path]) -> list[str]:
    """What a version's kept run of a snippet differs in; nothing if the snippet is not the one that ran."""
    if not (ran := made["snippets"].get(name)):
        return []
    source, now = (
        next((path.read_bytes() for one in folders if (path := one / f"{name}{suffix}").is_file()), b"")
        for suffix in (".py", ".txt")
    )
    then = (version / f"{name}.txt").read_bytes().decode(errors="replace")
    return otherwise(now.decode(errors="replace"), then, ran["ended"]) if ran["source"] == store.digest(source) else []
