"""What states a shape, a size or a count, in code, in prose and in TeX."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shapeproof.claims.inline import Token
from shapeproof.claims.names import LONGEST, symbols
from shapeproof.claims.things import Thing
from shapeproof.vocabulary import Vocabulary

INCLUDE = re.compile(r'--8<-- "([^"\n\0]+)\.(?:py|txt)"')
EMPHASIS = re.compile(r"\*([^*\n]+)\*\{:?\s*([^{}\n]{0,400})\}")
ATOM = r"(?:\d+|[A-Za-z_]\w*)"
TERM = rf"{ATOM}(?:\s*[*×]\s*{ATOM})*"
SHAPE = re.compile(
    rf"(?<![\w\])])(?:torch\.Size\()?(?P<open>[(\[])\s*(?P<terms>{TERM}(?:\s*,\s*{TERM})*)(?P<comma>\s*,)?\s*"
    r"[)\]](?:(?<=\])\))?"
)
PRODUCT = re.compile(rf"\s*({ATOM}(?:\s*[*×]\s*{ATOM})+)\s*(?:=\s*({ATOM}(?:\s*[*×]\s*{ATOM})*))?\s*")
SIZE = re.compile(r"(?<![\w.(,])([A-Za-z]\w*)\s*=\s*(\d+)(?!\w|\s*[*×.])")
TIMES = re.compile(r"(?<![\w.])\d+(?:[^\d×\n|`$.,;:=]{0,24}×\s*(?:an?\s)?\d+)+|(?<![\w.])\d+(?:\s+x\s+\d+)+")
NAMED_BEFORE = re.compile(r"\s*([A-Za-z_][\w.]*(?:\[[^\]]*\])*?)(?:\.shape|\.size\(\))?\s*(?:==?|:)\s*")
NO_TIMES = re.compile(r"\s*=|[A-Za-z_]")  # what may not follow it
TEX_SPACE = r"(?:\s|\\[,;:! ])*"
TEX_NAME = r"(?:\\text(?:tt|rm|it)?\{[^{}]+\}|\\mathrm\{[^{}]+\}|[A-Z](?:_\{(?:\\text\{)?\w+\}?\})?(?![a-z]))"
TEX_TERM = rf"(?:\d+|{TEX_NAME})"
TEX_SHAPE = re.compile(
    rf"(?<![\d.]){TEX_TERM}(?:{TEX_SPACE}\\times{TEX_SPACE}{TEX_TERM})+|"
    rf"(?<=\()(?<![A-Za-z]\()\s*{TEX_TERM}(?:{TEX_SPACE},{TEX_SPACE}{TEX_TERM})+,?\s*(?=\))|(?<=\(){TEX_TERM},(?=\))"
)
# x_t \in \mathbb{R}^{...: what the shape behind it is said of
IN_SPACE = re.compile(r"([^\s&=]+)\s*\\in\s*\\mathbb\{R\}\^\{?$")


class Scope(NamedTuple):
    """Names, each as a tuple of what it may be in code, of which a claim is said: of one of them, or of every one."""

    names: list[tuple[str, ...]]
    every: bool = False


@dataclass
class Claim:
    """A shape, a product of sizes, a size or a count that a page states, where it does, and what it says it of."""

    kind: str  # "shape", "product", "size" or "count"
    text: str
    start: int  # offsets in the page's text
    end: int
    terms: list[str]  # a shape's dimensions: 5, seq_len, num_layers * num_directions; of a size, its name and number
    scopes: list[Scope]  # what it may be said of, the likeliest first
    mark: str  # "wrong" or "no-shape"
    token: Token
    place: str  # the kind of its block
    partner: "Claim | None" = None  # the other side of letters = numbers
    factor: "Claim | None" = None  # what an equation multiplies it by
    line: int = 0
    unit: int = 0  # where its sentence or cell begins
    by_name: bool = False  # whether it is said of something by its name: tests/mutations.py is stricter there
    thing: Thing | None = None  # what backs it
    problem: str = ""


class Words(NamedTuple):
    """What tells a shape from other brackets: the names of sizes, those of things, and what says that a number counts."""

    sizes: set[str]
    things: set[str]
    counts: re.Pattern


def counts(vocabulary: Vocabulary) -> re.Pattern:
    parameters, each = (vocabulary.says(phrase).pattern for phrase in ("parameters", "each"))
    return re.compile(
        rf"(?:{parameters})[^\d\n.,;|`$<]{{0,12}}?(?P<after>\d[\d,]*)|"
        rf"(?<![\w.,])(?P<before>\d[\d,]*)(?:{each})?\s*(?:{parameters})",
        re.I,
    )


class Stated(NamedTuple):
    """What a pattern found: kind and terms of a claim, which group of the match is its text, and what it is said of."""

    kind: str
    match: re.Match
    terms: list[str]
    group: int | str = 0
    of: list[str] | None = None


def claims_in(token: Token, says_shape: bool, kind: str, words: Words) -> list[Claim]:
    """The claims in one token of a block of some kind, whose sentence says that it is about shapes or does not."""
    find = {"tex": in_tex, "code": in_code, "prose": in_prose}[token.where]
    marked = list(EMPHASIS.finditer(token.content)) if token.where == "prose" else []
    begin = [match.start() for match in marked]
    taken = bytearray(len(token.content))
    found = []
    for stated in find(token.content, says_shape, kind, words):
        span = slice(*stated.match.span())
        if any(taken[span]):
            continue
        taken[span] = b"\1" * len(stated.match[0])
        start, end = stated.match.span(stated.group)
        mark, around = token.mark, bisect_right(begin, start) - 1
        if around >= 0 and end <= marked[around].end():
            mark = marked[around][2]
        found.append(
            Claim(
                stated.kind,
                stated.match[stated.group].strip(),
                token.start + start,
                token.start + end,
                stated.terms,
                [Scope([tuple(stated.of)])] if stated.of else [],
                "".join(set(re.findall(r"\.(wrong|no-shape)\b", mark))),
                token,
                kind,
            )
        )
    return sorted(found, key=lambda claim: claim.start)


def in_tex(content: str, says_shape: bool, kind: str, words: Words) -> Iterator[Stated]:
    for match in TEX_SHAPE.finditer(content):
        terms = [tex_term(term) for term in re.findall(TEX_TERM, match[0])]
        if all(term.isdecimal() or term in words.sizes for term in terms):
            before = content[max(0, match.start() - LONGEST) : match.start()]
            before = IN_SPACE.search(before) if before.endswith(("{R}^{", "{R}^")) else None
            yield Stated("shape", match, terms, of=symbols(before[1]) if before else None)
    for match in SIZE.finditer(content):
        if match[1] in words.sizes:
            yield Stated("size", match, [match[1], match[2]], group=2)


def in_code(content: str, says_shape: bool, kind: str, words: Words) -> Iterator[Stated]:
    for match in SHAPE.finditer(content):
        if terms := shape_terms(match, words):
            before = NAMED_BEFORE.fullmatch(content, 0, match.start()) if match.start() < LONGEST else None
            yield Stated("shape", match, terms, of=[before[1]] if before else None)
    product = PRODUCT.fullmatch(content)
    if product and set(re.findall(r"[A-Za-z_]\w*", content)) <= words.sizes:
        yield Stated("product", product, [product[1], *([product[2]] if product[2] else [])])
    yield from said_sizes(content, words)


def in_prose(content: str, says_shape: bool, kind: str, words: Words) -> Iterator[Stated]:
    alone = kind == "row" and not re.sub(r"[\s|*=]", "", SHAPE.sub("", content))
    for match in SHAPE.finditer(content):
        terms = shape_terms(match, words)
        in_letters = (terms and not all(map(is_number, terms))) or match[0].startswith("torch")
        if terms and (in_letters or (len(terms) > 1 and (alone or says_shape))):
            yield Stated("shape", match, terms)
    yield from said_sizes(content, words)
    for match in TIMES.finditer(content):
        if not NO_TIMES.match(content, match.end()) and ("×" in match[0] or match[0].count("x") > 1 or says_shape):
            yield Stated("shape", match, re.findall(r"\d+", match[0]))
    for match in words.counts.finditer(content):
        group = "after" if match["after"] else "before"
        yield Stated("count", match, [match[group].replace(",", "")], group)


def said_sizes(content: str, words: Words) -> Iterator[Stated]:
    return (Stated("size", match, [match[1], match[2]]) for match in SIZE.finditer(content) if match[1] in words.sizes)


def shape_terms(match: re.Match, words: Words) -> list[str]:
    """The dimensions of what may be a shape: none of an interval, a number in brackets, or a tuple of other things."""
    terms = [" ".join(term.split()) for term in match["terms"].split(",")]
    named = set(re.findall(r"[A-Za-z_]\w*", match["terms"]))
    other = named - words.sizes and (named & words.things or not named & words.sizes)
    no_tuple = len(terms) == 1 and not match["comma"] and match["open"] == "("
    return [] if other or no_tuple or terms == ["0", "1"] else terms


def number(digits: str) -> int:
    """A whole number; one that no tensor has, where there are too many digits."""
    return int(digits) if len(digits) < 20 else -1


def is_number(term: str) -> bool:
    return all(factor.isdecimal() for factor in factors(term))


def factors(term: str) -> list[str]:
    return re.split(r"\s*[*×]\s*", term)


def tex_term(term: str) -> str:
    """A TeX name as Python writes it: \\text{hidden\\_size} → hidden_size, H_{in} → H_in."""
    return re.sub(r"\\(?:text(?:tt|rm|it)?|mathrm)|[{}\\\s]", "", term)
