"""A trace: the shape that each expression of a script had when it ran, and where the errors that it caught came from.

A script's syntax tree is made to tell: each expression is handed to a recorder, which gives back the very same value.
Columns are counted in characters, as everyone but the tree does.
"""

import ast
import re
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Any, TypeVar

from shapeproof.runs.names import shape_of

OWN = "__shapeproof_"  # how names begin that a telling tree uses and its script does not
RECORD, CAUGHT, CHOSEN = (f"{OWN}{name}__" for name in ("record", "caught", "chosen"))


Node = TypeVar("Node", bound=ast.AST)
Giving = ast.Assign | ast.AugAssign | ast.AnnAssign
Opening = ast.For | ast.AsyncFor | ast.With | ast.AsyncWith | ast.FunctionDef | ast.AsyncFunctionDef
Matching = ast.MatchValue | ast.MatchMapping | ast.MatchClass


class Telling(ast.NodeTransformer):
    """Makes a tree tell. `places` is where expressions stand, by the number under which they are recorded: first line,
    column in bytes, last line, column; `statements` is where each statement stands that has no body. `choices` has, for each
    expression on which it depends what runs beside it, where stands what does not run if it is false, and if it is true."""

    def __init__(self, source: str):
        self.lines = [line.encode() for line in re.split("\r\n|\r|\n", source)]
        self.places: list[tuple] = []
        self.statements: list[tuple] = []
        self.choices: list[tuple[tuple | None, tuple | None]] = []
        self.in_text = False  # inside an f-string

    def visit(self, node: ast.AST) -> Any:
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            self.statements.append(place_of(node))
        return super().visit(node)

    def recorded(self, node: ast.expr) -> ast.expr:
        """An expression, recorded as well as what it consists of."""
        if self.in_text and not same(text_at(self.lines, place_of(node)), node):
            self.generic_visit(node)  # Python before 3.12 loses its way in f-strings
            return node
        self.places.append(place_of(node))
        number = len(self.places) - 1
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            # What is called has no shape, but `x` in `x.view(2)` does.
            if isinstance(node.func, ast.Attribute):
                self.generic_visit(node.func)
            node.args = [self.visit(argument) for argument in node.args]
            node.keywords = [self.visit(keyword) for keyword in node.keywords]
        else:
            self.generic_visit(node)
        return call(RECORD, node, ast.Constant(number), node)

    visit_BinOp = visit_Compare = visit_Call = recorded

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        return node if isinstance(node.operand, ast.Constant) else self.recorded(node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.recorded(node) if isinstance(node.ctx, ast.Load) and not node.id.startswith(OWN) else node

    def visit_Attribute(self, node: ast.Attribute | ast.Subscript) -> ast.expr:
        if isinstance(node.ctx, ast.Load):
            return self.recorded(node)
        self.generic_visit(node)
        return node

    visit_Subscript = visit_Attribute

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        outer, self.in_text = self.in_text, True
        self.generic_visit(node)
        self.in_text = outer
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        left_out = place_of(node.body), place_of(node.orelse)
        self.generic_visit(node)
        node.test = self.chosen(node.test, left_out)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        rests = [(*place_of(one)[:2], *place_of(node)[2:]) for one in node.values[1:]]
        self.generic_visit(node)
        for at, rest in enumerate(rests):
            node.values[at] = self.chosen(
                node.values[at], (rest, None) if isinstance(node.op, ast.And) else (None, rest)
            )
        return node

    def chosen(self, node: ast.expr, left_out: tuple[tuple | None, tuple | None]) -> ast.expr:
        self.choices.append(left_out)
        return call(CHOSEN, node, ast.Constant(len(self.choices) - 1), node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        self.generic_visit(node)
        return self.name_recorded(node.target, node)

    def visit_Assign(self, node: Giving) -> list[ast.stmt]:
        self.generic_visit(node)
        return [node, *self.given(node)]

    visit_AugAssign = visit_Assign

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        return self.visit_Assign(node) if node.value else [node]

    def visit_For(self, node: Opening) -> ast.stmt:
        """What a loop or a `with` gives a name is recorded where its body begins; so are the arguments of a function."""
        self.generic_visit(node)
        docstring = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)  # stays first
        node.body[docstring:docstring] = self.given(node)
        return node

    visit_AsyncFor = visit_With = visit_AsyncWith = visit_FunctionDef = visit_AsyncFunctionDef = visit_For

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        self.generic_visit(node)
        for target in names_in([node.target]):  # in a condition that always holds
            both = ast.Tuple([self.name_recorded(target), ast.Constant(True)], ast.Load())
            node.ifs.insert(0, located(ast.Subscript(both, ast.Constant(1), ast.Load()), target))
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        self.generic_visit(node)
        node.body.insert(0, located(ast.Expr(call(CAUGHT, node)), node))
        return node

    def visit_MatchValue(self, node: Matching) -> ast.pattern:
        return node  # looks like an expression and may be no call

    visit_MatchMapping = visit_MatchClass = visit_MatchValue

    def given(self, node: ast.stmt) -> list[ast.stmt]:
        return [located(ast.Expr(self.name_recorded(name)), name) for name in names_given(node)]

    def name_recorded(self, target: ast.Name | ast.arg, value: ast.expr | None = None) -> ast.expr:
        """A name that has just got its value, read once more, or `value`, in which it got it."""
        name = target.arg if isinstance(target, ast.arg) else target.id
        end = target.col_offset + len(name.encode())  # the annotation of an argument is no part of its name
        self.places.append((target.lineno, target.col_offset, target.lineno, end))
        value = value or located(ast.Name(name, ast.Load()), target)
        return call(RECORD, value, ast.Constant(len(self.places) - 1), value)


def names_given(node: ast.stmt) -> list[ast.Name | ast.arg]:
    """The names to which a statement gives a value: what it assigns, loops over, opens or takes as arguments."""
    if isinstance(node, ast.Assign):
        return names_in(node.targets)
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return names_in([item.optional_vars for item in node.items])
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return names_in([getattr(node, "target", None)])


def names_in(targets: Sequence[ast.AST | None]) -> list[ast.Name | ast.arg]:
    """The names among what is assigned to: `a`, `b` and `rest` of `a, (b, *rest)`."""
    names: list[ast.Name | ast.arg] = []
    for target in targets:
        if isinstance(target, (ast.Tuple, ast.List)):
            names += names_in(target.elts)
        elif isinstance(target, ast.Starred):
            names += names_in([target.value])
        elif isinstance(target, (ast.Name, ast.arg)):
            names.append(target)
    return names


def call(name: str, at: ast.AST, *arguments: ast.expr) -> ast.Call:
    return located(ast.Call(ast.Name(name, ast.Load()), list(arguments), []), at)


def located(node: Node, at: ast.AST) -> Node:
    """A new node, and what is new in it, said to stand where `at` stands."""
    if "lineno" in node._attributes:
        if hasattr(node, "lineno"):
            return node
        ast.copy_location(node, at)
    for part in ast.iter_child_nodes(node):
        located(part, at)
    return node


def place_of(node: ast.stmt | ast.expr | ast.arg) -> tuple[int, int, int, int]:
    assert node.end_lineno is not None and node.end_col_offset is not None  # it was parsed
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def text_at(lines: list[bytes], place: tuple) -> str:
    line, column, end_line, end_column = place
    between = lines[line - 1 : end_line]
    between[-1] = between[-1][:end_column]
    between[0] = between[0][column:]
    return b"\n".join(between).decode(errors="replace")


def same(text: str, node: ast.AST) -> bool:
    try:
        return ast.dump(ast.parse(f"({text})", mode="eval").body) == ast.dump(node)
    except (SyntaxError, ValueError):
        return False


class Recorder:
    """What a telling script tells in one of its runs."""

    def __init__(self, shown: str, telling: Telling):
        self.shown, self.telling = shown, telling
        self.kinds: dict[type, bool] = {}  # whether what is of a type may have a shape
        self.seen: dict[
            int, list
        ] = {}  # by expression's number: its first shape, its last, how many, whether all alike
        self.left_out: dict[int, tuple | None] = {}  # by choice's number: where stands what did not run the last time
        self.raised: dict[tuple, dict[str, list]] = {}  # by place, by error: the numbers and shapes of what met there

    def names(self) -> dict:
        return {RECORD: self.record, CAUGHT: self.caught, CHOSEN: self.chosen}

    def record(self, number: int, value: Any) -> Any:
        kind = type(value)
        if kind not in self.kinds:
            self.kinds[kind] = not issubclass(kind, type) and hasattr(kind, "shape")
        if self.kinds[kind] and (shape := shape_of(value)) is not None:
            seen = self.seen.setdefault(number, [shape, shape, 0, True])
            seen[3] = seen[3] and shape == seen[0]
            seen[1] = shape
            seen[2] += 1
        return value

    def chosen(self, number: int, value: Any) -> Any:
        self.left_out[number] = self.telling.choices[number][bool(value)]
        return value

    def caught(self) -> None:
        """An error was caught: remember which expression raised it, and the last shapes of what stands in that."""
        error, place = sys.exc_info()[1], None
        traced = error.__traceback__ if error else None
        while traced:
            code = traced.tb_frame.f_code
            if code.co_filename == self.shown:
                line, end_line, column, end_column = next(islice(code.co_positions(), traced.tb_lasti // 2, None))
                place = line, column, end_line, end_column
            traced = traced.tb_next
        if place and None not in place:
            statement = min((one for one in self.telling.statements if within(place, one)), key=extent, default=place)
            met = self.met(place) or self.met(statement)  # what is unpacked does not stand where that fails
            self.raised.setdefault(place, {}).setdefault(f"{type(error).__name__}: {error}", met)

    def met(self, place: tuple) -> list[tuple[int, list]]:
        """The widest expressions that stand in a place, with the shapes they had last; of a choice, those that ran."""
        left_out = [one for one in self.left_out.values() if one]
        inside = [
            (number, one)
            for number, one in enumerate(self.telling.places)
            if number in self.seen and one != place and within(one, place)
            if not any(within(one, other) for other in left_out)
        ]
        return [
            (number, self.seen[number][1])
            for number, one in inside
            if not any(one != other and within(one, other) for _, other in inside)
        ]

    def shapes(self, number: int) -> list | None:
        """The shape of an expression, if it was always the same; its first and its last, if not; None if it had none."""
        if number not in self.seen:
            return None
        first, last, _, alike = self.seen[number]
        return [first] if alike else [first, last]


def within(inner: tuple, outer: tuple) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


def extent(place: tuple) -> tuple:
    return place[2] - place[0], place[3] - place[1]


def trace(shown: Recorder, others: list[Recorder]) -> dict:
    """The trace of the run that a page shows, beside those of the script's other worlds. See store."""
    telling = shown.telling

    def described(place: tuple) -> dict:
        line, column, end_line, end_column = place
        columns = [
            len(telling.lines[at - 1][:bytes_].decode(errors="replace"))
            for at, bytes_ in ((line, column), (end_line, end_column))
        ]
        return {
            "line": line,
            "column": columns[0],
            "end_line": end_line,
            "end_column": columns[1],
            "text": text_at(telling.lines, place),
        }

    expressions = [
        {
            **described(place),
            "shapes": shown.shapes(number),
            "times": shown.seen[number][2],
            "worlds": [other.shapes(number) for other in others],
        }
        for number, place in sorted(
            enumerate(telling.places), key=lambda one: (one[1][:2], [-end for end in one[1][2:]])
        )
        if number in shown.seen
    ]
    raised = [
        {
            **described(place),
            "error": error,
            "met": [
                {
                    **described(telling.places[number]),
                    "shape": shape,
                    "worlds": [shape_met(other, place, at, number) for other in others],
                }
                for number, shape in met
            ],
        }
        for place, errors in shown.raised.items()
        for at, (error, met) in enumerate(errors.items())
    ]
    return {"expressions": expressions, "raised": raised}


def shape_met(other: Recorder, place: tuple, at: int, number: int) -> list | None:
    """The shape that an expression had in another world when the same place raised an error there, as often before."""
    errors = list(other.raised.get(place, {}).values())
    return dict(errors[at]).get(number) if at < len(errors) else None
