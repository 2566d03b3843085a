"""Check my code: what the calculator says of pasted programs, against what PyTorch does with them."""

import ast
import contextlib
import gzip
import io
import json
import re
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from made_up import made_up
from node import node
from torch.nn.utils.rnn import PackedSequence

from parser.build import build

PROGRAMS = Path(__file__).parent / "programs"
FOLLOW = """async ({parser, programs}) => {
    const made = (await import(parser)).parser;
    const plain = ({shape, packed, items, number}) => items ? ["items", items.map(plain)]
        : shape ? [packed ? "packed" : "tensor", shape.map(({size}) => size)] : ["number", number];
    return programs.map(([text, given]) => {
        const {lines, ...rest} = program.follow(made, text, given);
        return {...rest, shapes: lines.flatMap(({line, names}) =>
            names.map(([name, values]) => [[line, name], values.map(plain)]))};
    });
}"""


def follow(programs: Sequence[Sequence]) -> list[dict]:
    """What the tool says of each program, with answers to what it asks."""
    return node(FOLLOW, {"parser": build().as_uri(), "programs": programs}, "code/program")


# What PyTorch does


def described(value):
    """As the tool describes a value; None for what it does not show."""
    if isinstance(value, PackedSequence):
        return ["packed", list(value.data.shape)]
    if isinstance(value, torch.Tensor):
        return ["tensor", list(value.shape)]
    if isinstance(value, int) and not isinstance(value, bool):
        return ["number", value]
    if isinstance(value, (tuple, list)):
        items = [described(item) for item in value]
        return ["items", items] if items and None not in items else None
    return None


class Noted(ast.NodeTransformer):
    """Lets each assignment, loop, return and call say what it gave: note(line, name, value)."""

    def note(self, line, name, value):
        args = [ast.Constant(line), ast.Constant(name), value]
        return ast.Expr(ast.Call(ast.Name("note", ast.Load()), args, []))

    def notes(self, line, target):
        if isinstance(target, (ast.Tuple, ast.List)):
            return [one for item in target.elts for one in self.notes(line, item)]
        if not isinstance(target, (ast.Name, ast.Attribute)):
            return []
        return [self.note(line, ast.unparse(target), ast.parse(ast.unparse(target), mode="eval").body)]

    def visit_Assign(self, node):
        return [node, *(one for target in node.targets for one in self.notes(node.lineno, target))]

    def visit_AnnAssign(self, node):
        return [node, *(self.notes(node.lineno, node.target) if node.value else [])]

    def visit_AugAssign(self, node):
        return [node, *self.notes(node.lineno, node.target)]

    def visit_For(self, node):
        self.generic_visit(node)
        node.body = [*self.notes(node.lineno, node.target), *node.body]
        return node

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        names = [self.note(node.lineno, arg.arg, ast.Name(arg.arg, ast.Load())) for arg in node.args.args]
        node.body = [*names, *node.body]
        return node

    def visit_Return(self, node):
        if not node.value:
            return node
        keep = ast.Assign([ast.Name("returned", ast.Store())], node.value)
        return [
            keep,
            self.note(node.lineno, "return", ast.Name("returned", ast.Load())),
            ast.Return(ast.Name("returned", ast.Load())),
        ]


# What the tool takes to be imported, if the code does not say.
KNOWN = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, **vars(torch.nn.utils.rnn)}


def in_torch(text: str, before: str = "", driver: str = "") -> dict:
    """The shapes that a program's lines gave, and the error that ended it; `before` and `driver` stand around it."""
    text = re.sub(r"^(>>> |\.\.\. |[%!].*)", "", text, flags=re.M)
    shapes: dict[tuple[int, str], list] = {}
    tree = ast.parse(text + "\n" + driver)

    def note(line, name, value):
        what = described(value)
        if what and name != "_" and line <= text.count("\n") + 1:
            seen = shapes.setdefault((line, name), [])
            if what not in seen:
                seen.append(what)

    statements = [(one.lineno, one.end_lineno or 0) for one in ast.walk(tree) if isinstance(one, ast.stmt)]
    tree = Noted().visit(tree)
    for one in ast.walk(tree):  # what was put in stands where the statement before it does
        if isinstance(one, ast.Assign) and not hasattr(one, "lineno"):
            one.lineno = one.value.lineno
            one.col_offset = 0
    code = compile(ast.fix_missing_locations(tree), "<program>", "exec")
    torch.manual_seed(0)
    error = None
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            names = {**KNOWN, "__name__": "__main__", "note": note}
            exec(before, names)
            exec(code, names)
        except Exception as raised:
            lines = [
                frame.lineno for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == "<program>"
            ]
            line = max(first for first, last in statements if first <= (lines[-1] or 0) <= last)
            error = {"type": type(raised).__name__, "message": str(raised), "line": line}
    return {"shapes": shapes, "error": error}


# Both, side by side


def wrong(said: dict, done: dict) -> list[str]:
    """Whatever the tool says that is not so."""
    found, unsure, error = [], {one["line"] for one in said["unsure"]}, done["error"]
    refused, lost = said["refused"], said["lost"]
    known_end = not error or (error["line"] not in unsure and not lost)
    shapes = {(line, name): values for (line, name), values in said["shapes"] if name != "_"}
    for key, values in shapes.items():
        if error and key[0] == error["line"]:
            continue  # the part of an assignment that went well
        extra = [value for value in values if value not in done["shapes"].get(key, [])]
        if extra and known_end:
            found.append(f"line {key[0]}: {key[1]} is said to be {extra}, and is {done['shapes'].get(key)}")
    if refused and not refused["caught"]:
        same = error and all(error[what] == refused[what] for what in ("type", "message", "line"))
        if not same and known_end:
            found.append(f"said to be refused: {refused}; PyTorch: {error}")
    elif error and known_end:
        found.append(f"not refused; PyTorch: {error}")
    if not unsure and not lost and not said["open"]:
        missing = {key: values for key, values in done["shapes"].items() if shapes.get(key) != values}
        if missing and not (refused and not refused["caught"]):
            found.append(f"said to be known, but not there: {missing}")
    return found


def answered(said: dict, done: dict) -> float:
    """The part of what PyTorch's lines gave, shapes or an error, that the tool tells too."""
    given = {(line, name) for (line, name), _ in said["shapes"]} | ({"refused"} if said["refused"] else set())
    wanted = done["shapes"].keys() | ({"refused"} if done["error"] else set())
    return len(given & wanted) / len(wanted) if wanted else 1


def hold(programs: Sequence[Sequence]) -> tuple[list[float], list[dict]]:
    torch.set_num_threads(1)
    said = follow([(text, given) for text, given, *_ in programs])
    done = [in_torch(text, *around) for text, _, *around in programs]
    for (text, *_), one, other in zip(programs, said, done, strict=True):
        assert not wrong(one, other), "\n".join([*wrong(one, other), "", text, json.dumps(one)])
    return [answered(*both) for both in zip(said, done)], said


def by_hand() -> list[list]:
    """tests/programs/*.txt, split at lines "#### name": lines "#: id (kind) = text", what is answered to the tool's
    questions; the program; and, after lines "#### before" and "#### driver", what Python needs to run it."""
    found: list[list] = []
    for path in sorted(PROGRAMS.glob("*.txt")):
        for part in ("\n" + path.read_text()).split("\n#### ")[1:]:
            name, _, body = part.partition("\n")
            if name in ("before", "driver"):
                found[-1][3 + (name == "driver")] = body
                continue
            given, lines = {}, body.split("\n")
            while lines[0].startswith("#: "):
                [(key, kind, answer)] = re.findall(r"^#: (.*) \((\w+)\) = (.*)$", lines.pop(0))
                given[key] = {"kind": kind, "text": answer}
            found.append([name, "\n".join(lines), given, "", ""])
    return found


def test_programs_made_up_by_rule():
    shares, _ = hold([(made_up(seed), {}) for seed in range(400)])
    assert sum(shares) / len(shares) > 0.98, "of all shapes and refusals"
    assert sum(share == 1 for share in shares) / len(shares) > 0.93, "of all programs, every line"


def test_programs_written_by_hand():
    """In the styles of tutorials, forums and papers."""
    programs = [program for _, *program in by_hand()]
    shares, said = hold(programs)
    assert len(programs) >= 60 and sum(share < 1 for share in shares) <= 1 and min(shares) > 0.95
    asked = [one for one, (_, given, *_) in zip(said, programs) if given]
    assert asked and not any(ask.get("open") for one in asked for ask in one["asks"]), "each question was answered"


def test_what_the_code_does_not_tell_is_asked_for():
    """By the code's own names, and neither shape nor refusal comes of it before."""
    [said] = follow(
        [
            [
                """
class Reader(nn.Module):
    def __init__(self, embedding_dim, hidden=2 * 64, layers=config.layers):
        super().__init__()
        self.lstm = nn.LSTM(embedding_dim, hidden, layers)
        width = config.width
        self.wide = nn.Linear(hidden, width)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x, text_lengths):
        packed = pack_padded_sequence(x, text_lengths)
        return self.head(self.lstm(packed)[0])
""",
                {},
            ]
        ]
    )
    assert {ask["ask"]: ask["kind"] for ask in said["asks"]} == {
        "embedding_dim": "size",
        "config.layers": "size",
        "config.width": "size",
        "classes": "size",
        "text_lengths": "lengths",
    }
    assert not said["refused"] and not any("packed" in key or "return" in key for key, _ in said["shapes"])


def test_what_cannot_be_read_is_told_with_its_line():
    [said] = follow([["import torch\nrnn = nn.RNN(3, 4)\nx = = 3\nout, h = rnn(torch.randn(5, 2, 3))\n", {}]])
    assert said["unsure"] == [{"line": 3, "why": "unread"}]
    assert [[4, "out"], [["tensor", [5, 2, 4]]]] in said["shapes"]


def test_it_says_where_the_last_state_is():
    """Of the last layer, in each direction: the parts that it names hold the same numbers."""
    for first, two, layers, batched in [
        (first, two, layers, batched) for first in (0, 1) for two in (0, 1) for layers in (1, 2) for batched in (0, 1)
    ]:
        shape = "7, 3" if not batched else "2, 7, 3" if first else "7, 2, 3"
        text = (
            f"lstm = nn.LSTM(3, 4, {layers}, batch_first={bool(first)}, bidirectional={bool(two)})\n"
            f"output, (hn, cn) = lstm(torch.randn({shape}))\n"
        )
        [said] = follow([[text, {}]])
        names = dict(KNOWN)
        exec(text, names)
        [layer] = said["layers"]
        assert bool(layer["last"]["backward"]) == bool(two)
        for part in filter(None, layer["last"].values()):
            assert torch.equal(eval(part["state"], names), eval(part["output"], names)), (text, part)


def test_the_parser_is_small_and_asks_for_nothing_else():
    module = build().read_text()
    assert len(gzip.compress(module.encode())) <= 250 * 1024
    assert not re.search(r"^import |\bimport\(|\bfetch\(", module, re.M)
