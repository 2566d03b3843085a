"""Truths: what a script's printed lines say beside numbers, and whether they say it in its other worlds too.

A line says `True` or `False`, names an error, gives a difference that is zero up to rounding, or an order: of numbers
(`3 < 5`), or of names (`lstm > gru > rnn`, `['lstm', 'gru', 'rnn']`). What it says in one world only is an accident of the
numbers shown there, unless its author says so: `# these sizes only`.
"""

import builtins
import io
import re
import sys
from collections.abc import Iterator
from itertools import groupby, pairwise
from types import FrameType
from typing import Any

MARK = re.compile(r"#\s*these sizes only\s*$")
ACCIDENT = "says something else in another world: show what is always so, or end the line with # these sizes only"
NEEDLESS = "what this line prints is so in every other world too: take # these sizes only away"
ZERO = "0.0"
ROUNDING = 1e-5  # what is less is zero: float32, summed over the sizes that worlds have
NUMBER = r"[-+]?\d++(?:\.\d*+)?(?:e[-+]?\d++)?"
NAME = r"[^\W\d][\w.]*+"
QUOTED = rf"(?:'{NAME}'|\"{NAME}\")"
SIGN = r"[<>]=?|[=!]="
SAYS = re.compile(
    rf"(?<![\w.])(?P<names>{NAME}(?: (?:{SIGN}) {NAME})+)"
    rf"|[\[(](?P<list>{QUOTED}(?:, {QUOTED})+)[\])]"
    r"|\b(?P<word>True|False|[A-Z]\w*(?:Error|Exception|Warning))\b"
    rf"|(?<![\w.])(?P<order>{NUMBER}(?:\s*(?:{SIGN})\s*{NUMBER})+)(?![\w.])"
    rf"|(?<![\w.])(?P<number>{NUMBER})(?![\w.]*\w)"
)
HOLDS = {
    "<": float.__lt__,
    "<=": float.__le__,
    ">": float.__gt__,
    ">=": float.__ge__,
    "==": float.__eq__,
    "!=": float.__ne__,
}
# Of what is printed of a tensor that has dimensions, what all its elements are: the rest is no statement, but data.
ELEMENTS = re.compile(r"(?:tensor|array)\((\[[^()]*\])(?=\)|,\s*[a-z])")
MOST = 1 << 20  # characters that are kept of what a run prints: what is printed after them goes unjudged


class Printed:
    """What a script prints in one of its runs, by the `print` that printed it: `calls` has the texts of each, in order.

    A print is known by its line, and in a function by those of the calls that led there.
    """

    def __init__(self, shown: str):
        self.shown, self.stdout, self.room = shown, sys.stdout, MOST
        self.calls: dict[tuple[int, ...], list[str]] = {}

    def print(self, *values: object, file: Any = None, flush: bool = False, **options: Any) -> None:
        """Python's own, noticed."""
        text = io.StringIO()
        try:
            builtins.print(*values, file=text, **options)
        finally:
            builtins.print(text.getvalue(), end="", file=file, flush=flush)
        if (sys.stdout if file is None else file) is self.stdout and self.room > 0:
            self.calls.setdefault(tuple(lines_running(self.shown)), []).append(text.getvalue()[: self.room])
            self.room -= text.tell()


def lines_running(shown: str) -> Iterator[int]:
    """The lines of a script that are running, innermost first."""
    frame: FrameType | None = sys._getframe(2)
    while frame:
        if frame.f_code.co_filename == shown:
            yield frame.f_lineno
        frame = frame.f_back


def truths(texts: list[str]) -> list[tuple[tuple, str]]:
    """What each line of these texts says, if anything, and the line."""
    lines = ELEMENTS.sub(alike, "".join(texts)).split("\n")
    return [(tuple(filter(None, map(statement, SAYS.finditer(line)))), line) for line in lines]


def alike(elements: re.Match) -> str:
    """What all elements of a printed tensor are, if that is one thing."""
    said = {statement(one) for one in SAYS.finditer(elements[1])}
    return f"tensor(all {said.pop()}" if len(said) == 1 and None not in said else "tensor(…"


def statement(found: re.Match) -> str | tuple | None:
    if found["names"]:
        return found["names"]
    if found["list"]:
        names = tuple(found["list"].replace("'", '"').split(", "))
        return names if len({*names}) == len(names) else None
    if found["order"]:
        numbers, signs = re.split(SIGN, found["order"]), re.findall(SIGN, found["order"])
        holds = [HOLDS[sign](*map(float, both)) for sign, both in zip(signs, pairwise(numbers))]
        return " ".join(in_turn(list(map("{} {}".format, signs, holds))))
    if found["number"]:
        return ZERO if re.search("[.e]", found[0]) and abs(float(found[0])) < ROUNDING else None
    return found["word"]


def check(here: Printed, others: dict[str, Printed], marks: dict[int, set[int]]) -> list[tuple[int, str]]:
    """The lines that print something else in another world, by its label, and what is wrong with each; and the marks that
    none of these lines needs."""
    wrong: dict[int, str] = {}
    needed: set[int] = set()
    for label, there in others.items():
        for place, shown, printed in accidents(here, there):
            needed |= (own := {mark for mark, lines in marks.items() if lines.intersection(place)})
            if not own:
                wrong.setdefault(place[0], f"{ACCIDENT}\n    here: {shown}\n    with {label}: {printed}")
    needless = {mark: NEEDLESS for mark in marks if others and mark not in needed}
    return sorted({**wrong, **needless}.items())


def accidents(here: Printed, there: Printed) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """The prints that say something else there than here, each with the first such line here and there."""
    for place in here.calls | there.calls:
        texts = here.calls.get(place, []), there.calls.get(place, [])
        if texts[0] == texts[1]:
            continue
        one, other = map(truths, texts)
        if len(one) != len(other):  # a loop goes round more often: what it says in turn is compared, and not how often
            one, other = ([next(lines) for _, lines in groupby(said, lambda truth: truth[0])] for said in (one, other))
        end = [((), "")]
        for (said, line), (said_there, line_there) in zip(one + end, other + end):
            if not same(said, said_there):
                yield place, line.strip() or "nothing", line_there.strip() or "nothing"
                break


def same(here: tuple, there: tuple) -> bool:
    """Whether a line says the same there. That a number is not zero is no statement; and a list may be longer."""
    if ZERO not in here:
        there = tuple(one for one in there if one != ZERO)
    if len(here) != len(there):
        here, there = tuple(in_turn(here)), tuple(in_turn(there))
    return len(here) == len(there) and all(map(alike_there, here, there))


def alike_there(here: str | tuple, there: str | tuple) -> bool:
    """Whether two statements are one: of two lists, the names in both stand in the same order."""
    if isinstance(here, tuple) and isinstance(there, tuple):
        return [name for name in here if name in there] == [name for name in there if name in here]
    return here == there


def in_turn(said: tuple | list) -> list:
    return [one for one, _ in groupby(said)]


def marks(lines: list[bytes], statements: list[tuple]) -> dict[int, set[int]]:
    """The lines that say to be about these sizes only, each with those of the statements that it ends."""
    marked = [number for number, line in enumerate(lines, 1) if MARK.search(line.decode(errors="replace"))]
    places = [range(first, last + 1) for first, _, last, _ in statements]
    return {mark: {line for place in places if mark in place for line in place} for mark in marked}


def told(here: Printed, marks: dict[int, set[int]]) -> list[dict]:
    """The prints that say something, for worlds.json: the line of each, and whether it is about these sizes only."""
    marked = set().union(*marks.values())
    return [
        {"line": place[0], "these sizes only": not marked.isdisjoint(place)}
        for place, texts in sorted(here.calls.items())
        if any(said for said, _ in truths(texts))
    ]
