"""A notebook as one page and one script: its Markdown cells claim, and its code cells leave what is to back them."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shapeproof import kept
from shapeproof.runs.build import Failure, build
from shapeproof.vocabulary import Scripts


@dataclass
class Joined:
    """Cells of one kind, joined: their text, where each stands in it, and where each of its lines stands in the file."""

    text: str = ""
    parts: list[tuple[int, int]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, source: str, lines: list[int]) -> None:
        self.parts.append((len(self.text), len(self.text) + len(source)))
        self.text += source + "\n\n"
        self.lines += [*lines, lines[-1]]


def read(raw: str) -> tuple[Joined, Joined]:
    """The Markdown and the code of a notebook's file. Raises ValueError where it is none."""
    try:
        notebook = json.loads(raw)
    except RecursionError:
        raise ValueError("is nested too deeply for a notebook") from None
    markdown, code, at = Joined(), Joined(), 0
    for number, cell in enumerate(cells_of(notebook), 1):
        kind, source = source_of(cell, number)
        lines = []
        for line in source.split("\n"):
            text = json.dumps(line, ensure_ascii=False)[1:-1]
            found = raw.find(text, at) if line else -1
            at = found + len(text) if found >= 0 else at  # a line may stand there twice
            lines.append(raw.count("\n", 0, at) + 1)
        if kind in ("markdown", "code"):
            (markdown if kind == "markdown" else code).add(source, lines)
    return markdown, code


def cells_of(notebook: Any) -> list:
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise ValueError("is no notebook of format 4: it has no list of cells")
    return notebook["cells"]


def source_of(cell: Any, number: int) -> tuple[str, str]:
    source = cell.get("source") if isinstance(cell, dict) else None
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or not isinstance(cell.get("cell_type"), str):
        raise ValueError(f"has no type or no source in cell {number}")
    try:
        source.encode()
    except UnicodeEncodeError:
        raise ValueError(f"has half a character (a lone surrogate) in cell {number}") from None
    return cell["cell_type"], source.replace("\r\n", "\n").replace("\r", "\n")


def run(path: Path, code: str, outputs: Path, scripts: Scripts) -> tuple[Path, list[Failure]]:
    """Run the code of a notebook at `path` as a script, beside `outputs`: where what it left is, and how it failed."""
    target = left(path, outputs)
    script = target.parent.with_name("code") / f"{path.stem}.py"
    if not script.exists() or script.read_text(encoding="utf-8") != code:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(code, encoding="utf-8")
    result = build(script.parent, target.parent, scripts)
    kept.left.cache_clear()
    return target, [failure for failure in result.failures if Path(failure.snippet).name == script.name]


def left(path: Path, outputs: Path) -> Path:
    """Where what a notebook's code left is, without a suffix."""
    return outputs.parent / "notebooks/code" / path.absolute().parent.name / "left" / path.stem
