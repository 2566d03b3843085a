"""Plausible mistakes in a file of Python or JavaScript, each as the whole file with it: what `tests/mutants.py` tries.

Python's are Cosmic Ray's, without those that break a line whatever it does (`"a" - "b"`); JavaScript's are made here, on
its text, by the same idea.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple


class Place(NamedTuple):
    """Somewhere in a file, and what makes each mistake there: the whole file with it."""

    line: int
    mistakes: list[Callable[[], str]]


def places(file: str, source: str) -> list[Place]:
    found: dict[tuple[int, int], list[Callable[[], str]]] = {}
    for position, mistake in python(source) if file.endswith(".py") else javascript(source):
        found.setdefault(position, []).append(mistake)
    return [Place(line, mistakes) for (line, _), mistakes in sorted(found.items(), key=lambda one: one[0])]


_PAIRS = {
    "Comparison": "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot IsNot_Is",
    "Binary": "Add_Sub Sub_Add Mul_Add FloorDiv_Mul Mod_FloorDiv BitOr_BitAnd BitAnd_BitOr",
}
OPERATORS = [
    *(f"Replace{kind}Operator_{pair}" for kind, pairs in _PAIRS.items() for pair in pairs.split()),
    *("AddNot", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd"),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "NumberReplacer"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "RemoveDecorator", "ZeroIterationForLoop"),
]


def python(source: str) -> Iterator[tuple[tuple[int, int], Callable[[], str]]]:
    from cosmic_ray.ast import ast_nodes, get_ast  # in an environment of its own
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    types, nodes = list(_types(ast.parse(source))), list(ast_nodes(get_ast(source)))
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        at = [position for node in nodes for position in operator.mutation_positions(node)]
        for number, (position, _) in enumerate(at):
            if not any(start <= position < end for start, end in types):
                yield position, partial(mutate_code, source, operator, number)


def _types(tree: ast.AST) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where types are told, which nothing runs."""
    for node in ast.walk(tree):
        for kind in getattr(node, "annotation", None), getattr(node, "returns", None):
            if isinstance(kind, ast.expr):
                yield (kind.lineno, kind.col_offset), (kind.end_lineno or 0, kind.end_col_offset or 0)


# Comments and texts, in which nothing is changed; a template's too, whole. A slash after one of these begins a pattern.
_SILENT = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*`
    | (?<=[(,=:\[!&|?{};>]) [ ]? / (?![*/]) (?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+ / | ^(?:import|export[ ]\{)[^;]*;""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SWAPS = {
    **{"===": ["!=="], "!==": ["==="], "&&": ["||"], "||": ["&&"], "true": ["false"], "false": ["true"]},
    **{" < ": [" <= ", " >= "], " > ": [" >= ", " <= "], " <= ": [" < "], " >= ": [" > "]},
    **{
        " + ": [" - "],
        " - ": [" + "],
        " * ": [" + "],
        " / ": [" * "],
        "break;": ["continue;"],
        "continue;": ["break;"],
    },
}
# Apart, since each may stand in another.
_CHANGED = [
    re.compile(r"===|!==|&&|\|\||\b(?:true|false)\b| (?:<=|>=|<|>|[-+*/]) |\b(?:break|continue);|\b(?P<number>\d+)\b"),
    re.compile(r"\breturn (?P<returned>[^;{}()\n]+);|\bif \((?P<asked>[^()\n]+)\)|(?<![\w)])!(?P<denied>[\w(])"),
]


def javascript(source: str) -> Iterator[tuple[tuple[int, int], Callable[[], str]]]:
    shown = _SILENT.sub(lambda text: re.sub(r"[^\n]", "\0", text[0]), source)
    for changed in _CHANGED:
        for found in changed.finditer(shown):
            start = shown.rfind("\n", 0, found.start()) + 1
            position = shown.count("\n", 0, found.start()) + 1, found.start() - start
            for instead in _instead(found.groupdict(), source[found.start() : found.end()]):
                yield position, partial("".join, [source[: found.start()], instead, source[found.end() :]])


def _instead(found: dict[str, str | None], text: str) -> list[str]:
    if found.get("number"):
        return [str(int(text) + 1), str(int(text) - 1)]
    if found.get("returned"):
        return ["return;"]
    if found.get("asked"):
        return [f"if (!({text[4:-1]}))"]
    if found.get("denied"):
        return [text[1:]]
    return _SWAPS[text]
