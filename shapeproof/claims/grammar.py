"""What a page claims: its Markdown in blocks, sentences and tokens, and the shapes, sizes and counts that they state."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from shapeproof.claims.things import Run, Thing

# The letters of PyTorch's manual, by the names that snippets give to what they stand for.
MANUAL = {"L": "seq_len", "N": "batch_size", "D": "num_directions", "H_in": "input_size", "H_cell": "hidden_size",
          "H_out": "hidden_size"}
SIZES = {"seq_len", "batch_size", "input_size", "hidden_size", "num_layers", "num_directions", "proj_size", *MANUAL}
SAYS_SHAPE = re.compile(r"\b(shapes?|sizes?|dimensions?)\b|모양|형태|크기|차원", re.I)
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
