"""What comments claim: `# (seq_len, batch_size, hidden_size)` behind a line of a script, held against the shapes of that line.

It is said of the names that the line gives a value, if it gives any, or else of the widest expressions in it: one shape of
each of them, several in their order. `# output: (5, 1, 4)` is said of what it names.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from shapeproof import kept
from shapeproof.claims.grammar import NAMED_BEFORE, SHAPE
from shapeproof.claims.judge import fits
from shapeproof.claims.terms import NARROW
from shapeproof.claims.things import Run, Thing, letters_of, run_of
from shapeproof.runs.build import relative
from shapeproof.runs.trace import names_given, place_of, within
from shapeproof.vocabulary import Vocabulary

SHAPES = re.compile(rf"{SHAPE.pattern}|(?<![\w\])])\(\)", SHAPE.flags)
MAY_SAY = re.compile(r"#.*[(\[]")
BEGINS = re.compile(r"\A[#\s]*")
JOINT = re.compile(r"\s*(,|={1,2})?\s*")
BRACKET = re.compile(r"(?<![\w\])])[(\[][^()\[\]]*[)\]]?")
NAME = re.compile(r"[A-Za-z_]\w*")
MANY = ast.ListComp, ast.GeneratorExp, ast.List, ast.Tuple  # what has no shape, but consists of what may have one


class Said(NamedTuple):
    """A shape in a comment: its dimensions, what it is said of by name, and whether it is the other side of an equals sign."""

    text: str
    terms: list[str]
    name: str | None
    again: bool


class Line(NamedTuple):
    """What a line may be said to be: its expressions that had a shape, each as a Thing for its first shape and for its last,
    and those of them that it is about."""

    things: list[list[Thing]]
    subjects: list[list[Thing]]


def check(snippets: Path, outputs: Path, vocabulary: Vocabulary) -> list[str]:
    """What is wrong with the comments of all snippets that ran, each with file and line."""
    return [
        problem for path in sorted(snippets.rglob("*.py")) for problem in wrong_in(path, snippets, outputs, vocabulary)
    ]


def wrong_in(path: Path, snippets: Path, outputs: Path, vocabulary: Vocabulary) -> list[str]:
    """What is wrong with a snippet's comments, from before where neither it nor what it left has changed since."""
    name, source = path.relative_to(snippets), path.read_text(encoding="utf-8-sig", errors="replace")
    target = outputs / name.with_suffix("")

    def find() -> list:
        run = run_of(target, name.as_posix(), 0, vocabulary)
        return [*wrong(source, run, vocabulary)] if run else []

    if not MAY_SAY.search(source):
        return []
    made_of = [kept.code(*kept.CLAIMS), vocabulary.hashed, source, kept.left(target)]
    found = kept.found(outputs.parent / "kept/comments", name.as_posix(), made_of, find)
    return [f"{relative(path)}:{line}: {why}" for line, why in found]


def wrong(source: str, run: Run, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """What is wrong with the comments of a script that ran: line and reason."""
    comments = list(comments_of(source))
    if not comments:
        return
    lines = Lines(source, run)
    for line, comment in comments:
        if why := mistake(comment, lines.about(line), run, vocabulary):
            yield line, why


def comments_of(source: str) -> Iterator[tuple[int, str]]:
    """The comments of a script in which there are brackets, each with its line."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and MAY_SAY.match(token.string):
            yield token.start[0], token.string.translate(NARROW)


def mistake(comment: str, line: Line, run: Run, vocabulary: Vocabulary) -> str | None:
    """Why what a comment says of a line does not hold, if it does not."""
    said, unread = stated(comment, run.sizes | set(vocabulary.sizes) | set(vocabulary.letters))
    if unread:
        return f"{unread} is no shape: a shape is written (5,) or (seq_len, 2 * hidden_size)"
    own = [one for one in said if not one.name and not one.again]
    if own and not line.subjects:
        return f"{own[0].text} is said of a line that has no shape, or never ran"
    if len(own) > 1 and len(own) != len(line.subjects):
        told = ", ".join(things[0].name for things in line.subjects)
        return f"{len(own)} shapes are said of {len(line.subjects)}: {told}"
    of: list[list[Thing]] = []
    in_order = iter(line.subjects)
    for one in said:
        if one.name:
            of = [things for things in line.things if things[0].name == one.name]
        elif not one.again:
            of = [next(in_order)] if len(own) > 1 else line.subjects
        if not of:
            return f"{one.name} is said to be {one.text}; this line has no shape of that name, or never ran"
        for thing in (thing for things in of for thing in things):
            if not fits(one.terms, thing):
                return f"{thing.name} is said to be {one.text}; {explained(one, thing, vocabulary)}"
    return None


def stated(comment: str, sizes: set[str]) -> tuple[list[Said], str | None]:
    """The shapes in a comment, and a bracket with a size in it that is none. What stands in a sentence, and not at the
    beginning or behind another, is a shape if it names a size."""
    said: list[Said] = []
    taken = set()  # where the brackets open of those that are
    at = len(comment) - len(BEGINS.sub("", comment))
    for match in SHAPES.finditer(comment):
        terms = [" ".join(term.split()) for term in match["terms"].split(",")] if match["terms"] else []
        if len(terms) == 1 and match["open"] == "(" and not match["comma"]:
            continue
        joint = JOINT.match(comment, at)
        assert joint  # there may be nothing to match
        named = NAMED_BEFORE.fullmatch(comment, joint.end(), match.start())
        if named or joint.end() == match.start() or sizes & set(NAME.findall(match[0])):
            again = bool(said and joint[1] and joint[1] != "," and not named)
            said.append(Said(match[0], terms, named[1] if named else None, again))
            taken.add(max(match.start("open"), match.start()))
            at = match.end()
    others = (bracket[0] for bracket in BRACKET.finditer(comment) if bracket.start() not in taken)
    return said, next((bracket for bracket in others if sizes & set(NAME.findall(bracket))), None)


def explained(said: Said, thing: Thing, vocabulary: Vocabulary) -> str:
    """What a thing's shape is, that is said to be another."""
    names = [name for name in NAME.findall(said.text) if name not in ("torch", "Size")]
    if unknown := [name for name in names if thing.run.size(name, thing.run.names) is None]:
        return f"the script left no size {unknown[0]}"
    shapes = [written(shape) for shape in thing.shapes if shape is not None]
    letters = [letters_of(axis, thing, vocabulary) or str(size) for axis, size in enumerate(thing.shape)]
    what = " = ".join(dict.fromkeys([shapes[0], written(letters)]))
    if fits(said.terms, Thing(thing.run, thing.name, thing.shapes[:1])):
        for world, shape in zip(thing.run.varied, thing.shapes[1:]):
            if shape is not None and not fits(
                said.terms, Thing(Run("", 0, {}, [world], thing.run.letters), "", [None, shape])
            ):
                sizes = ", ".join(f"{name} = {thing.run.size(name, world)}" for name in names)
                return f"it is {what}, but {written(shape)} with {sizes}"
    return f"it is {what}"


def written(terms: list | tuple) -> str:
    return f"({', '.join(map(str, terms))}{',' * (len(terms) == 1)})"


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.stmt):
            yield part
        if isinstance(part, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            yield from statements(part)


class Lines:
    """A script's lines, and what each is about."""

    def __init__(self, source: str, run: Run):
        self.run, self.lines = run, source.split("\n")
        self.ending: dict[int, list[ast.stmt]] = {}  # by line, the statements that end there and have no others in them
        self.given: set[tuple[int, int]] = set()  # line and column of the names that get a value
        for node in statements(ast.parse(source)):
            self.given |= {self.place(name)[:2] for name in names_given(node)}
            if not hasattr(node, "body"):
                self.ending.setdefault(place_of(node)[2], []).append(node)

    def place(self, node: ast.stmt | ast.expr | ast.arg) -> tuple[int, int, int, int]:
        """Where a node stands, in characters."""
        first, start, last, end = place_of(node)
        column, end_column = (
            len(self.lines[line - 1].encode()[:at].decode(errors="replace"))
            for line, at in ((first, start), (last, end))
        )
        return first, column, last, end_column

    def about(self, last: int) -> Line:
        """What a line is about, with those before it in which its statement begins."""
        statements = self.ending.get(last, [])
        first = min((statement.lineno for statement in statements), default=last)
        values = [one.value for one in statements if isinstance(one, (ast.Assign, ast.AugAssign, ast.AnnAssign))]
        given = {place for place in self.given if first <= place[0] <= last}
        here = {
            (one["line"], one["column"], one["end_line"], one["end_column"]): one
            for one in self.run.trace["expressions"]
            if first <= one["line"] and one["end_line"] <= last
        }
        about = [place for place in here if place[:2] in given and here[place]["text"] != "_"]
        if not about:
            if given:
                values = [getattr(value, "elt", value) for value in values if isinstance(value, MANY)]
            parts = [self.place(value) for value in values if value]
            inside = [place for place in here if any(within(place, part) for part in parts) or not (given or parts)]
            about = [place for place in inside if not any(place != one and within(place, one) for one in inside)]
        things = {place: self.things(one) for place, one in here.items()}
        return Line(list(things.values()), [things[place] for place in about])

    def things(self, expression: dict) -> list[Thing]:
        """An expression with the shape that it had the first time, and with that of the last."""
        return [
            Thing(
                self.run,
                expression["text"],
                [tuple(expression["shapes"][at]), *(world and tuple(world[at]) for world in expression["worlds"])],
            )
            for at in (0, -1)
        ]
