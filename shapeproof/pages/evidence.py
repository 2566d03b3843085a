"""Where a page shows what backs its claims: the output in which a shape is printed, or the code in which it can be seen."""

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path

from shapeproof.claims.grammar import INCLUDE
from shapeproof.claims.things import Run, Thing, run_of
from shapeproof.pages.code import Shown, anchor
from shapeproof.pages.verbatim import included
from shapeproof.vocabulary import Vocabulary

FENCE = re.compile(r"^([ \t>]*[`~]{3,})[ \t]*(\w+)[ \t]*(.*)$")
CELL = re.compile(r"^```\{\.python #code-notebook-(\d+)\}\n(.*?)\n```$", re.M | re.S)


class Blocks:
    """The blocks of a page's Markdown that show snippets and what they printed, by the ids of their elements."""

    def __init__(self, text: str, runs: list[Run], folders: list[Path], outputs: Path, vocabulary: Vocabulary):
        self.vocabulary = vocabulary
        self.outputs: dict[str, Run] = {}
        self.sources: dict[str, Shown] = {}
        self.targets: dict[str, dict[tuple, list[str]]] = {}  # by block: places that links lead to, and what is there
        known = {run.script: run for run in runs}
        lines = text.split("\n")
        for number, line in enumerate(lines[1:], 1):
            include, fence = INCLUDE.search(line), FENCE.match(lines[number - 1])
            if include and fence and (run := known.get(f"{include[1]}.py") or self.drawn(outputs, include[1])):
                at = self.add(run, included(line, folders) if line.rstrip().endswith('.py"') else None)
                lines[number - 1] = f"{fence[1]}{{.{fence[2]} #{at} {fence[3]}}}" if at else lines[number - 1]
        self.text = "\n".join(lines)
        for cell in CELL.finditer(text) if runs else ():  # a notebook's: they are parts of one script
            self.sources[f"code-notebook-{cell[1]}"] = Shown(runs[0], vocabulary, cell[2], int(cell[1]))

    def drawn(self, outputs: Path, name: str) -> Run | None:
        """The run of code that only drew: no evidence, and yet its expressions answer."""
        return run_of(outputs / name, f"{name}.py", 0, self.vocabulary)

    def add(self, run: Run, source: str | None) -> str | None:
        """The id of the block that shows a run's source, or what it printed; a second one that shows the same has none."""
        at = anchor(run, "code" if source else "run")
        if at in self.outputs or at in self.sources:
            return None
        if source:
            self.sources[at] = Shown(run, self.vocabulary, source)
        else:
            self.outputs[at] = run
        return at

    def lead(self, thing: Thing, kind: str) -> str | None:
        """The id of the element in which the thing that backs a claim of this kind can be seen."""
        if (at := anchor(thing.run, "run")) in self.outputs and printed(thing, kind):
            return at
        for block, shown in self.sources.items():
            if shown.run.script == thing.run.script and (place := seen(thing, shown)):
                line, column, end_line, end_column = place
                inside = line - shown.first, column, end_line - shown.first, end_column
                left = self.targets.setdefault(block, {}).setdefault(inside, [])
                what = (
                    shown.told(thing.name, list(thing.shape), thing.shapes[1:])
                    if kind in ("shape", "product")
                    else thing.shape[0]
                )
                told = f"{html.escape(thing.name)}: {what}"
                left += [told] if told not in left else []
                return f"{anchor(thing.run, 'at')}-{line}-{column}"
        return next((at for at, run in self.outputs.items() if run.script == thing.run.script), None) or next(
            (at for at, shown in self.sources.items() if shown.run.script == thing.run.script), None
        )


def printed(thing: Thing, kind: str) -> bool:
    """Whether what is claimed of a thing stands in what its snippet printed: `(5, 1, 4)`, `[5, 1, 4]` or a count."""
    text = Path(f"{thing.run.target}.txt").read_text(encoding="utf-8")
    numbers = ", ".join(map(str, thing.shape))
    if kind in ("size", "count"):
        return bool(re.search(rf"(?<![\w.,]){thing.shape[0]:,}(?![\w.])|(?<![\w.,]){numbers}(?![\w.,])", text))
    return bool(re.search(rf"[(\[]{re.escape(numbers)},?[)\]]", text))


def seen(thing: Thing, shown: Shown) -> tuple | None:
    """Where in a block a thing has its shape: an expression of its name, or where the name that it goes by is given."""
    for one in shown.inside("expressions"):
        if one["text"] == thing.name and list(thing.shape) in one["shapes"]:
            return one["line"], one["column"], one["end_line"], one["end_column"]
    base = re.match(r"\w+", thing.name)
    return next((place for name, place in names_given(shown) if base and name == base[0]), None)


def names_given(shown: Shown) -> Iterator[tuple[str, tuple]]:
    """The names that are given something in a block, and where."""
    try:
        tree = ast.parse("\n" * (shown.first - 1) + shown.source)
    except SyntaxError:  # a cell of a notebook may hold what is no Python
        return
    lines = [line.encode() for line in shown.source.split("\n")]
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            line = lines[node.lineno - shown.first]
            columns = [len(line[:at].decode()) for at in (node.col_offset, node.end_col_offset)]
            yield node.id, (node.lineno, columns[0], node.lineno, columns[1])
