"""Claims: every shape that a page states in its own words, held against what the page's snippets left behind.

`python -m engine.claims [PAGE ...]` checks pages without building the site. The rules are written down for authors in
docs/*/claims.md. Read from the bottom up: `check` reads pages, `claims_of` finds what a page claims, `hold` judges.
"""

import argparse
import json
import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from math import prod
from pathlib import Path
from typing import NamedTuple

from engine.outputs import write

OUTPUTS = Path(".cache/outputs")

# The letters of PyTorch's manual, by the names that snippets give to what they stand for.
MANUAL = {"L": "seq_len", "N": "batch_size", "D": "num_directions", "H_in": "input_size", "H_cell": "hidden_size",
          "H_out": "hidden_size"}
SIZES = {"seq_len", "batch_size", "input_size", "hidden_size", "num_layers", "num_directions", "proj_size", *MANUAL}
SAYS_SHAPE = re.compile(r"\b(shapes?|sizes?|dimensions?)\b|모양|형태|크기|차원", re.I)


@dataclass
class Run:
    """What one script left: by its name on the site, and where the page shows it."""

    script: str
    at: int
    names: dict
    varied: list[dict] = field(default_factory=list)
    known: dict = field(default_factory=dict)  # the things that pages have spoken of

    @property
    def worlds(self) -> list[dict]:
        return [self.names, *self.varied]


@dataclass
class Thing:
    """Something a script left, or a part of it such as `output[-1]`: its name, and its shape in each of the runs."""

    run: Run
    name: str
    shapes: list[tuple]

    def __str__(self) -> str:
        return f"{self.name}: {tuple(self.shapes[0])}"


@dataclass
class Claim:
    """A shape, a product of sizes, a size or a count that a page states, where it does, and what it says it of."""

    kind: str  # "shape", "product", "size" or "count"
    text: str
    start: int  # offsets in the page's text
    end: int
    terms: list[str]  # a shape's dimensions: 5, seq_len, num_layers * num_directions; of a size, its name and number
    scopes: list[list[str]]  # the names near it, the nearest first
    mark: str = ""  # "wrong" or "no-shape"
    token: "Token | None" = None
    partner: "Claim | None" = None  # the other side of letters = numbers
    factor: "Claim | None" = None  # what an equation multiplies it by
    line: int = 0
    by_name: bool = False  # whether it is said of something by its name: tests/mutations.py is stricter there
    thing: Thing | None = None  # what backs it
    problem: str = ""


# ---- What a page says --------------------------------------------------------------------------------------------

FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
INCLUDE = re.compile(r'--8<-- "(.+)\.(?:py|txt)"')
ROW = re.compile(r"^\s*\|.*\|\s*$")
CELL = re.compile(r"(?<=\|)[^|\n]*(?=\|)")
RULER = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)(?:\{:?\s*([^}]*)\})?", re.S)
TEX = re.compile(r"\$\$(?P<block>.+?)\$\$|(?<![\\$])\$(?P<line>[^$\n]+?)\$", re.S)
EMPHASIS = re.compile(r"\*([^*\n]+)\*\{:?\s*([^}]*)\}")
LINK = re.compile(r"(?<=\])\([^()\s]+\)")  # where a link leads: what it says there is no claim
SENTENCE = re.compile(r"(?<=[.!?。])[\"')\]*”’]*\s+")

ATOM = r"(?:\d+|[A-Za-z_]\w*)"
TERM = rf"{ATOM}(?:\s*[*×]\s*{ATOM})*"
SHAPE = re.compile(rf"(?<![\w\])])(?:torch\.Size\()?(?P<open>[(\[])\s*(?P<terms>{TERM}(?:\s*,\s*{TERM})*)(?P<comma>\s*,)?\s*"
                   r"[)\]](?:(?<=\])\))?")
PRODUCT = re.compile(rf"\s*({ATOM}(?:\s*[*×]\s*{ATOM})+)\s*(?:=\s*({ATOM}(?:\s*[*×]\s*{ATOM})*))?\s*")
SIZE = re.compile(r"(?<![\w.(,])\s*([A-Za-z]\w*)\s*=\s*(\d+)(?!\w|\s*[*×.])")
TIMES = re.compile(r"(?<![\w.])\d+(?:[^\d×\n|`$.,;:=]{0,24}×\s*(?:an?\s)?\d+)+(?!\d|\s*=)|"
                   r"(?<![\w.])\d+(?:\s+x\s+\d+)+(?![\w=])")
COUNT = re.compile(r"(?:\bparameters\b|파라미터)[^\d\n.,;|`$<]{0,12}?(?P<after>\d[\d,]*)|"
                   r"(?<![\w.])(?P<before>\d[\d,]*)(?:개의)?\s*(?:\bparameters\b|파라미터)", re.I)
TEX_SPACE = r"(?:\s|\\[,;:! ])*"
TEX_NAME = r"(?:\\text(?:tt|rm|it)?\{[^{}]+\}|\\mathrm\{[^{}]+\}|[A-Z](?:_\{(?:\\text\{)?\w+\}?\})?(?![a-z]))"
TEX_TERM = rf"(?:\d+|{TEX_NAME})"
TEX_SHAPE = re.compile(
    rf"(?<![\d.]){TEX_TERM}(?:{TEX_SPACE}\\times{TEX_SPACE}{TEX_TERM})+|"
    rf"(?<=\()(?<![A-Za-z]\()\s*{TEX_TERM}(?:{TEX_SPACE},{TEX_SPACE}{TEX_TERM})+,?\s*(?=\))|(?<=\(){TEX_TERM},(?=\))"
)
TEX_SYMBOL = re.compile(
    r"(?:\\(?:text(?:tt|rm|it)?|mathrm|boldsymbol|mathbf|operatorname)\{(?P<word>[^{}]+)\}|"
    r"(?P<letter>(?<![\\A-Za-z])[A-Za-z][A-Za-z0-9]*))"
    r"(?:_(?:\{(?P<low>[^{}]*)\}|(?P<low1>\w)))?(?:\^(?:\{\s*(?P<up>T|\\top)\s*\}|(?P<up1>T|\\top)))?"
)

# x_t \in \mathbb{R}^{...: what the shape behind it is said of
IN_SPACE = re.compile(r"([^\s&=]+)\s*\\in\s*\\mathbb\{R\}\^\{?\s*$")


def claims_of(text: str, runs: list[Run]) -> list[Claim]:
    """All that a page's Markdown claims, in its order. `runs` tells names from other words."""
    left = {name for run in runs for world in run.worlds for name, value in world.items() if isinstance(value, int)}
    things = {name for run in runs for name in run.names} - left
    sizes = SIZES | left
    claims = []
    heading: list[str] = []
    lead: list[str] = []
    for kind, start, end, columns in blocks(text):
        mentions = [name for token in tokens_of(text, start, end) for name in named(token)]
        if kind == "heading":
            heading, lead = mentions, []
        elif kind == "text":
            lead = mentions
        if kind == "row":
            cells = [tokens_of(text, *cell.span()) for cell in CELL.finditer(text, start, end)]
            near = [name for cell in cells for token in cell for name in named(token, whole=True)]
            parts = [(cell, [[name for token in cell for name in named(token, whole=True)], near, *columns[at : at + 1]])
                     for at, cell in enumerate(cells)]
        else:
            parts = [(tokens, [[name for token in tokens for name in named(token)]] +
                      ([lead, heading] if kind == "item" else []))
                     for unit in units(kind, text, start, end) if (tokens := tokens_of(text, *unit))]
        for tokens, scopes in parts:
            unit = text[tokens[0].start : tokens[-1].end] if tokens else ""
            for token in tokens:
                leads = [match.span() for match in LINK.finditer(text, token.start, token.end) if token.where == "prose"]
                for claim in claims_in(token, unit, kind, sizes, things):
                    if not any(first < claim.start < last for first, last in leads):
                        claim.scopes += scopes
                        claims.append(claim)
    lines = [match.end() for match in re.finditer("\n", text)]
    for claim in claims:
        claim.line = bisect_right(lines, claim.start) + 1
    for one, other in zip(claims, claims[1:]):
        between = text[one.end : other.start]
        if {one.kind, other.kind} <= {"shape", "product"} and re.fullmatch(r"[`$\s]*={1,2}[`$\s]*", between):
            one.partner, other.partner = other, one
        if one.kind == other.kind == "shape" and re.fullmatch(rf"\s*\){TEX_SPACE}\(\s*", between):
            one.factor = other
    return claims


def blocks(text: str):
    """Yield (kind, start, end, columns) for each heading, table row, list item, equation and paragraph outside fences.

    `columns` holds, for a row, the names in the header of each of its columns.
    """
    at, fence, block, header, columns = 0, "", None, None, []
    if text.startswith("---\n"):
        at = text.index("\n---", 3) + 5
    for line in text[at:].splitlines(keepends=True):
        start, at = at, at + len(line)
        opens = FENCE.match(line)
        if fence or opens:
            if block:
                yield (*block, [])
                block = None
            if not fence:
                fence = opens[1]
            elif opens and opens[1].startswith(fence) and not line.strip(" \t`~\n>"):
                fence = ""
            continue
        if ROW.match(line):
            if block:
                yield (*block, [])
                block = None
            if RULER.match(line) and header:
                columns = [[name for token in tokens_of(text, *cell.span()) for name in named(token, whole=True)]
                           for cell in CELL.finditer(text, *header)]
                continue
            yield "row", start, at, columns
            header = start, at
            continue
        header, columns = None, []
        kind = "heading" if re.match(r"#+ ", line) else "item" if ITEM.match(line) else "text"
        blank = not line.strip()
        inside_math = block and text[block[1] : start].count("$$") % 2
        if block and not inside_math and (blank or kind != "text" or block[0] == "heading"):
            yield (*block, [])
            block = None
        if not blank or inside_math:
            block = (block[0], block[1], at) if block else (kind, start, at)
    if block:
        yield (*block, [])


def units(kind: str, text: str, start: int, end: int):
    """Yield the start and end of each sentence of a paragraph; anything else is one unit."""
    if kind == "text" and "$$" not in text[start:end]:
        covered = [match.span() for kind_ in (CODE, TEX) for match in kind_.finditer(text, start, end)]
        for match in SENTENCE.finditer(text, start, end):
            if not any(first < match.start() < last for first, last in covered):
                yield start, match.end()
                start = match.end()
    yield start, end


class Token(NamedTuple):
    """A code span, an equation or the prose between them. `outer` takes in its backticks or dollars, and its mark."""

    where: str  # "code", "tex" or "prose"
    start: int
    end: int
    content: str
    mark: str
    outer: tuple[int, int]


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """What a piece of the text is made of, in its order."""
    tokens, at = [], start
    found = [("code", match, 2) for match in CODE.finditer(text, start, end)]
    found += [("tex", match, "block" if match["block"] else "line") for match in TEX.finditer(text, start, end)
              if not any(code[1].start() < match.start() < code[1].end() for code in found)]
    for where, match, group in sorted(found, key=lambda item: item[1].start()):
        if match.start() < at:
            continue
        tokens.append(Token("prose", at, match.start(), text[at : match.start()], "", (at, match.start())))
        mark = match[3] or "" if where == "code" else ""
        tokens.append(Token(where, *match.span(group), match[group], mark, match.span()))
        at = match.end()
    tokens.append(Token("prose", at, end, text[at:end], "", (at, end)))
    return [token for token in tokens if token.content.strip()]


def named(token: Token, whole: bool = False) -> list[str]:
    """What a code span or an equation may name: `output[-1]`, `hn.shape`, `(h0, c0)`, $W_{ih}^T$; a `whole` cell of a table
    may be a plain word."""
    where, content = token.where, token.content
    if where == "code":
        one = re.match(r"\s*([A-Za-z_][\w.]*(?:\[[^\]]*\]|\.T)*?)(?:\.shape|\.size\(\))?\s*(?:[:=]|$)", content)
        if one:
            return [one[1]]
        if re.fullmatch(r"\(?[A-Za-z_]\w*(\s*,\s*\(?[A-Za-z_]\w*)+\)*", content):
            return re.findall(r"\w+", content)
    if where == "prose":
        return [content.strip()] if whole and re.fullmatch(r"\s*[A-Za-z_]\w*\s*", content) else []
    return symbols(content)


def symbols(tex: str) -> list[str]:
    """What the letters of an equation may be the names of: $W_{ih}^T$ → W_ih_T, $h_0$ → h_0 or h0, $h_{t-1}$ → h_prev."""
    names = []
    for symbol in TEX_SYMBOL.finditer(tex):
        base, low = symbol["word"] or symbol["letter"], symbol["low"] or symbol["low1"] or ""
        name = {"t-1": f"{base}_prev"}.get(low, f"{base}_{low}" if low else base)
        turned = f"{name}_T", f"{name}.T"
        names += turned if symbol["up"] or symbol["up1"] else (name, f"{base}{low}") if low else (name,)
    return names


def claims_in(token: Token, unit: str, kind: str, sizes: set, things: set):
    """Yield the claims in one token of a unit."""
    where, at, content = token.where, token.start, token.content
    taken: list[tuple] = []

    def claim(kind_: str, match: re.Match, terms: list[str], group=0, scopes=()) -> Claim:
        taken.append(match.span())
        marks = set(re.findall(r"\.(wrong|no-shape)\b", mark_at(match)))
        start, end = match.span(group)
        return Claim(kind_, match[group].strip(), at + start, at + end, terms, list(scopes), "".join(marks), token)

    def mark_at(match: re.Match) -> str:
        if where == "prose":
            around = (marked for marked in EMPHASIS.finditer(content) if marked.start() <= match.start() < marked.end())
            return next((marked[2] for marked in around), "")
        return token.mark

    def free(match: re.Match) -> bool:
        return not any(start < match.end() and match.start() < end for start, end in taken)

    if where == "tex":
        for match in TEX_SHAPE.finditer(content):
            terms = [tex_term(term) for term in re.findall(TEX_TERM, match[0])]
            if all(term.isdecimal() or term in sizes for term in terms):
                before = IN_SPACE.search(content[: match.start()])
                yield claim("shape", match, terms, scopes=[symbols(before[1])] if before else [])
        for match in SIZE.finditer(content):
            if match[1] in sizes:
                yield claim("size", match, [match[1], match[2]], group=2)
        return
    for match in SHAPE.finditer(content):
        terms = [" ".join(term.split()) for term in match["terms"].split(",")]
        words = {word for term in terms for word in re.findall(r"[A-Za-z_]\w*", term)}
        if len(terms) == 1 and not match["comma"] and match["open"] == "(":
            continue
        if terms == ["0", "1"]:
            continue  # an interval
        if words - sizes and (words & things or not words & sizes):
            continue  # a tuple of other things
        if where == "prose" and not words and not match[0].startswith("torch"):
            alone = kind == "row" and re.fullmatch(r"[\s|*=]*", content.replace(match[0], ""))
            if len(terms) == 1 or not (alone or SAYS_SHAPE.search(unit)):
                continue
        before = re.fullmatch(r"\s*([A-Za-z_][\w.]*(?:\[[^\]]*\])*?)(?:\.shape|\.size\(\))?\s*(?:==?|:)\s*",
                              content[: match.start()])
        yield claim("shape", match, terms, scopes=[[before[1]]] if before and where == "code" else [])
    if where == "code":
        product = PRODUCT.fullmatch(content)
        if product and free(product) and set(re.findall(r"[A-Za-z_]\w*", content)) <= sizes:
            yield claim("product", product, [product[1], *([product[2]] if product[2] else [])])
    for match in SIZE.finditer(content):
        if match[1] in sizes and free(match):
            yield claim("size", match, [match[1], match[2]])
    if where == "prose":
        for match in TIMES.finditer(content):
            if free(match) and ("×" in match[0] or match[0].count("x") > 1 or SAYS_SHAPE.search(unit)):
                yield claim("shape", match, re.findall(r"\d+", match[0]))
        for match in COUNT.finditer(content):
            if free(match):
                group = "after" if match["after"] else "before"
                yield claim("count", match, [match[group].replace(",", "")], group)


def tex_term(term: str) -> str:
    """A TeX name as Python writes it: \\text{hidden\\_size} → hidden_size, H_{in} → H_in."""
    return re.sub(r"\\(?:text(?:tt|rm|it)?|mathrm)|[{}\\\s]", "", term)


# ---- What backs it -----------------------------------------------------------------------------------------------


def hold(claim: Claim, runs: list[Run]) -> None:
    """Judge a claim by the page's runs: set its `thing` or its `problem`."""
    nearest = sorted(runs, key=lambda run: (run.at > claim.start, abs(run.at - claim.start)))
    spoken_of: list[Thing] = []
    for scope in claim.scopes:
        for name in dict.fromkeys(scope):
            spoken_of += next(filter(None, (things(name, run) for run in nearest)), [])
        if spoken_of:
            break
    claim.by_name = bool(spoken_of)
    candidates = spoken_of or everything(nearest)
    if claim.kind == "shape":
        sides = [claim, claim.partner] if claim.partner and claim.partner.kind == "shape" else [claim]
        claim.thing = next((thing for thing in candidates if all(fits(side.terms, thing) for side in sides)), None)
    elif claim.kind == "product":
        claim.thing = next((thing for thing in candidates if has_dimension(claim, thing)), None)
    else:
        claim.thing = next((thing for run in nearest if (thing := number_left(claim, run))), None)
        if claim.kind == "size" and claim.thing and claim.thing.shapes[0] != (int(claim.terms[1]),):
            spoken_of, claim.thing = [claim.thing], None
    if claim.mark == "wrong":
        if claim.thing:
            claim.problem = f"{claim.text} is marked as wrong, but {claim.thing.run.script} left {claim.thing}"
    elif claim.thing is None:
        claim.problem = explain(claim, spoken_of, everything(nearest))
    elif claim.factor and claim.terms[-1] != claim.factor.terms[0]:
        claim.problem = f"{claim.text} cannot be multiplied by {claim.factor.text}"


def everything(runs: list[Run]) -> list[Thing]:
    return [thing for run in runs for name in run.names for thing in things(name, run)]


def things(name: str, run: Run) -> list[Thing]:
    """What a script left under a name, as an author may write it: `weight_ih_l0` for `rnn.weight_ih_l0`; or a part."""
    if name in run.known:
        return run.known[name]
    base, view = name, ""
    found = [key for key in run.names if key == name]
    if not found:
        base, view = re.fullmatch(r"(.*?)((?:\[[^\[\]]*\]|\.T)*)", name).groups()
        found = [key for key in run.names if key == base or key.endswith(f".{base}")]
    shapes = {key: [seen(world.get(key), view) for world in run.worlds] for key in found}
    run.known[name] = [Thing(run, key + view, views) for key, views in shapes.items() if views[0] is not None]
    return run.known[name]


def seen(shape: list | None, view: str) -> tuple | None:
    """The shape that `view`, such as [0], [:, -1] or .T, leaves of a shape; None where it cannot be told."""
    if not isinstance(shape, list):
        return None
    for step in re.findall(r"\[[^\]]*\]|\.T", view):
        if step == ".T":
            shape = shape[::-1]
            continue
        indices = [index.strip() for index in step[1:-1].split(",")]
        if len(indices) > len(shape) or not all(re.fullmatch(r":|-?\w+", index) for index in indices):
            return None
        shape = [size for size, index in zip(shape, indices) if index == ":"] + shape[len(indices):]
    return tuple(shape)


def fits(terms: list[str], thing: Thing) -> bool:
    """Whether the terms are the thing's shape. Letters are a claim about every size and must fit the runs with other
    sizes too; a bare number speaks of the run that the page shows."""
    for world, shape in zip(thing.run.worlds, thing.shapes):
        if shape is None:
            continue
        if len(terms) != len(shape):
            return False
        for term, size in zip(terms, shape):
            if (world is thing.run.names or not is_number(term)) and value(term, world) != size:
                return False
    return True


def has_dimension(claim: Claim, thing: Thing) -> bool:
    """Whether a product in letters is a dimension of the thing; one in numbers is its whole shape."""
    letters, numbers = claim.terms[0], (claim.terms[1:] or [""])[0]
    if claim.partner and claim.partner.kind != "shape":
        letters, numbers = sorted((letters, claim.partner.terms[0]), key=is_number)
    if is_number(letters):
        return fits(factors(letters), thing)
    if numbers:
        left, right = factors(letters), factors(numbers)
        right = right if len(right) > 1 else None
        values = [str(value(factor, thing.run.names)) for factor in left]
        if values != right if right else value(letters, thing.run.names) != int(numbers):
            return False
    return any(
        all(shape is None or len(shape) > at and shape[at] == value(letters, world)
            for world, shape in zip(thing.run.worlds, thing.shapes))
        for at in range(len(thing.shapes[0]))
    )


def number_left(claim: Claim, run: Run) -> Thing | None:
    """The whole number that a claimed size or count is about, if the script left it."""
    if claim.kind == "size":
        name = claim.terms[0] if claim.terms[0] in run.names else MANUAL.get(claim.terms[0])
        return Thing(run, name, [(run.names[name],)]) if isinstance(run.names.get(name), int) else None
    count = int(claim.terms[0])
    modules: dict[str, list] = {}
    for name, shape in run.names.items():
        if shape == count and "param" in name:
            return Thing(run, name, [(shape,)])
        if re.search(r"\.(weight|bias)", name):
            modules.setdefault(name.split(".")[0], []).append(prod(shape))
    owner = next((module for module, parts in modules.items() if count in (sum(parts), len(parts))), None)
    return Thing(run, f"{owner}.parameters()", [(count,)]) if owner else None


def factors(term: str) -> list[str]:
    return re.split(r"\s*[*×]\s*", term)


def is_number(term: str) -> bool:
    return all(factor.isdecimal() for factor in factors(term))


def value(term: str, world: dict) -> int | None:
    """A term in numbers, or None where the world has no number for one of its letters."""
    # The manual's H_out is proj_size where there is one.
    sizes = {**{letter: world.get(name) for letter, name in MANUAL.items()}, **world}
    sizes["H_out"] = world.get("H_out") or world.get("proj_size") or world.get("hidden_size")
    numbers = [int(factor) if factor.isdecimal() else sizes.get(factor) for factor in factors(term)]
    return prod(numbers) if all(isinstance(number, int) for number in numbers) else None


def explain(claim: Claim, spoken_of: list[Thing], left_by_all: list[Thing]) -> str:
    """Say what a claim that nothing backs is about, and what there is instead."""
    said = f"{claim.terms[0]} is said to be {claim.terms[1]}" if claim.kind == "size" else claim.text
    if claim.partner:
        said += f", said to equal {claim.partner.text},"
    if spoken_of and claim.kind != "size":
        said = f"`{'`, `'.join(dict.fromkeys(thing.name for thing in spoken_of))}` is said to be {said}"
    elif claim.kind != "size":
        said = f"nothing that this page's snippets left is {said}"
    fitting = [thing for thing in left_by_all if claim.kind == "shape" and fits(claim.terms, thing)]
    shown = list({str(thing): thing for thing in [*spoken_of, *fitting] or left_by_all}.values())[:8]
    if not shown:
        return f"{said}; the page includes no snippet that left something"
    left: dict[str, list[str]] = {}
    for thing in shown:
        left.setdefault(thing.run.script, []).append(str(thing))
    return f"{said}; " + "; ".join(f"{script} left {', '.join(parts)}" for script, parts in left.items())


# ---- Pages -------------------------------------------------------------------------------------------------------


@dataclass
class Page:
    """A page, its runs and what it claims. `lines` says where each line of `text` stands in a notebook's file."""

    path: Path
    text: str
    runs: list[Run]
    lines: list[int] | None = None
    claims: list[Claim] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [f"{self.path.as_posix()}:{self.lines[claim.line - 1] if self.lines else claim.line}: {claim.problem}"
                for claim in self.claims if claim.problem]


def judged(page: Page) -> Page:
    page.claims = [claim for claim in claims_of(page.text, page.runs) if claim.mark != "no-shape"]
    for claim in page.claims:
        hold(claim, page.runs)
    return page


def read_page(path: Path, outputs: Path = OUTPUTS) -> Page:
    text = path.read_text(encoding="utf-8")
    return judged(Page(path, text, runs_of(text, outputs)))


def runs_of(text: str, outputs: Path) -> list[Run]:
    """The runs that a page shows, in its order: of code that only drew a picture, there is nothing to see."""
    runs: dict[str, Run] = {}
    for include in INCLUDE.finditer(text):
        printed = f'"{include[1]}.txt"' in text
        if include[1] not in runs and printed and (run := run_of(outputs / include[1], f"{include[1]}.py", include.start())):
            runs[include[1]] = run
    return list(runs.values())


def run_of(target: Path, script: str, at: int) -> Run | None:
    try:
        names, varied = (json.loads(Path(f"{target}{suffix}").read_text()) for suffix in (".json", ".varied.json"))
    except FileNotFoundError:  # no snippet's output, or a failed one's: the engine and the build speak of that
        return None
    return Run(script, at, names, varied)


def read_notebook(path: Path) -> Page:
    """A notebook's Markdown cells as one page, held against a run of its code cells as one script."""
    raw = path.read_text(encoding="utf-8")
    text, code, lines, at = "", "", [], 0
    for cell in json.loads(raw)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            code += source + "\n\n"
            continue
        for line in [*source.split("\n"), ""]:
            found = raw.find(json.dumps(line, ensure_ascii=False)[1:-1], at) if line else -1
            at = found if found >= 0 else at
            lines.append(raw.count("\n", 0, at) + 1)
        text += source + "\n\n"
    return judged(Page(path, text, [run for run in [run_code(path, code)] if run], lines))


def run_code(path: Path, code: str) -> Run | None:
    from engine.build import build

    folder = Path(".cache/notebooks/code", path.absolute().parent.name)
    script = folder / "code" / f"{path.stem}.py"
    if not script.exists() or script.read_text(encoding="utf-8") != code:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(code, encoding="utf-8")
    build(script.parent, folder / "left")
    return run_of(folder / "left" / path.stem, path.name, 0)


def check(paths: list[Path]) -> list[Page]:
    """Read pages, or all in given folders, and judge what they claim."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [read_notebook(file) if file.suffix == ".ipynb" else read_page(file)
            for file in files if file.suffix in (".md", ".ipynb")]


def summary(pages: list[Page]) -> str:
    claims = [claim for page in pages for claim in page.claims]
    failed = sum(bool(claim.problem) for claim in claims)
    runs = {run.script if page.path.suffix == ".md" else page.path for page in pages for run in page.runs}
    return f"{len(claims)} claims, {f'{failed} of them not' if failed else 'all'} backed, by {len(runs)} runs"


def write_summary(pages: list[Page]) -> None:
    """Write what the site says of its own claims, for its pages to include."""
    write(OUTPUTS / "claims.txt", summary(pages) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m engine.claims", description="hold what pages claim against what ran")
    parser.add_argument("pages", type=Path, nargs="*", default=[Path("docs")], metavar="PAGE", help="default: docs")
    paths = parser.parse_args().pages
    try:
        pages = check(paths)
        if paths == parser.get_default("pages"):
            write_summary(pages)
    except OSError as error:
        print(f"claims: {error}", file=sys.stderr)
        return 1
    for page in pages:
        print(*page.problems, sep="\n", end="\n" if page.problems else "", file=sys.stderr)
    print(f"claims: {summary(pages)}")
    return 1 if any(page.problems for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
