"""What states a shape, a size or a count, in code, in prose and in TeX."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shapeproof.claims.inline import Token
from shapeproof.claims.names import LONGEST, symbols
from shapeproof.claims.terms import ANY, ATOM, NAME, NARROW, PRODUCT, TERM, is_number
from shapeproof.claims.things import Run, Thing
from shapeproof.vocabulary import Vocabulary

INCLUDE = re.compile(r'--8<-- "([^"\n\0]+)\.(?:py|txt)"')
EMPHASIS = re.compile(r"\*([^*\n]+)\*\{:?\s*([^{}\n]{0,400})\}")
PART = rf"(?:{TERM}|…|\.\.\.|\*(?=\s*,))"
SHAPE = re.compile(
    rf"(?<![\w\])])(?:torch\.Size\()?(?P<open>[(\[])\s*(?P<terms>{PART}(?:\s*,\s*{PART})*)(?P<comma>\s*,)?\s*"
    r"[)\]](?:(?<=\])\))?",
    re.A,
)
PRODUCT_ALONE = re.compile(rf"\s*({ATOM}(?:\s*[*×]\s*{ATOM})+)\s*(?:=\s*({PRODUCT}))?\s*", re.A)
# The size of an axis, as code asks for it.
MEASURED = r"(?:[A-Za-z_][\w.]*(?:\[[^\[\]]*\])*\.(?:size\(-?\d+\)|shape\[-?\d+\]|ndim|dim\(\)|numel\(\))|len\([A-Za-z_][\w.]*\))"
SIZE = re.compile(rf"(?<![\w.(,])({MEASURED}|[A-Za-z]\w*)\s*={{1,2}}\s*(\d+)(?!\w|\.\d|\s*[*×])", re.A)
TIMES = re.compile(
    r"(?<![\w.])\d+(?:[^\d×\n|`$.,;:=]{0,24}×\s*(?:an?\s)?\d+)+|(?<![\w.])(?!0x)\d+(?:\s*[xX*]\s*\d+)+", re.A
)
NO_MORE = r"(?![A-Za-z_]|[,.]\d|\s+\*\s+\w|\s*[×x]\s*\d|-)"  # what may not follow the number of a size
NO_TIMES = re.compile(r"\s*=|[A-Za-z_]")  # what may not follow it
LIST = re.compile(r"\s*\d+(?:\s*,\s*\d+)+\s*")
NAMED_BEFORE = re.compile(r"\s*([A-Za-z_][\w.]*(?:\[[^\]]*\])*?)(?:\.shape|\.size\(\))?\s*(?:==?|:)\s*")
TEX_SPACE = r"(?:\s|\\[,;:! ])*"
TEX_NAME = r"(?:\\text(?:tt|rm|it)?\{[^{}]+\}|\\mathrm\{[^{}]+\}|[A-Z](?:_\{(?:\\text\{)?\w+\}?\})?(?![a-z]))"
TEX_TERM = rf"(?:\d+|{TEX_NAME})"
TEX_SHAPE = re.compile(
    rf"(?<![\d.]){TEX_TERM}(?:{TEX_SPACE}(?:\\times|×){TEX_SPACE}{TEX_TERM})+|"
    rf"(?:(?<=\\left[(\[])|(?<=\\[bB]igl[(\[])|(?<=[(\[])(?<![A-Za-z][(\[]))\s*{TEX_TERM}(?:{TEX_SPACE}(?:,|\\cdot){TEX_SPACE}{TEX_TERM})+,?\s*"
    rf"(?=(?:\\(?:right|[bB]ig+r?)\s*)?[)\]])|(?<=\(){TEX_TERM},(?=\))|"
    rf"(?<=\\mathbb\{{R\}}\^\{{){TEX_TERM}(?:{TEX_SPACE}(?:\\times|×|,|\\cdot){TEX_SPACE}{TEX_TERM})*(?=\}})|"
    r"(?<=\\mathbb\{R\}\^)\w"
)
TEX_SIZE = re.compile(rf"({TEX_NAME}|(?<![\w\\])[A-Za-z](?:\w|\\_)*)\s*=\s*(\d+)(?!\w|\.\d|\s*(?:[*×]|\\times|\\cdot))")
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
    until: int = 0  # where the note ends in whose title it stands
    thing: Thing | None = None  # what backs it
    problem: str = ""


class Words(NamedTuple):
    """What tells claims from other text, by the page's runs and the site's words."""

    sizes: set[str]  # names of sizes
    things: set[str]  # names of what has a shape, and their last parts
    shape: re.Pattern
    like_sizes: re.Pattern  # names that may be sizes
    parameters: re.Pattern
    counts: re.Pattern  # a number of parameters
    measures: re.Pattern  # what stands between a size and its number
    said: re.Pattern  # a size, in prose, and its number
    listed: re.Pattern  # a word for a shape, and numbers
    by: re.Pattern  # numbers with a word for × between them
    numbers: list[re.Pattern]  # words for 1, 2, …
    counted: dict[str, re.Pattern]  # by size, a number of what it counts


def words_of(vocabulary: Vocabulary, runs: list[Run]) -> Words:
    left = {name for run in runs for name in run.sizes}
    things = {name for run in runs for name in run.names} - left
    shape, parameters, each, measures, by = (
        vocabulary.says(phrase).pattern for phrase in ("shape", "parameters", "each", "measures", "by")
    )
    numbers = "|".join(vocabulary.numbers)
    counts = (
        rf"(?:{parameters})[^\d\n.,;|`$<]{{0,12}}?(?P<after>\d[\d,]*)|"
        rf"(?<![\w.,])(?P<before>\d[\d,]*)(?:{each})?\s*(?:{parameters})"
    )
    return Words(
        left | set(vocabulary.sizes) | set(vocabulary.letters),
        things | {name.rpartition(".")[2] for name in things},
        vocabulary.says("shape"),
        vocabulary.says("size"),
        vocabulary.says("parameters"),
        re.compile(counts, re.I),
        re.compile(rf"[*\s]*(?:{measures})[*\s]*", re.I),
        re.compile(rf"(?<![\w.])(?P<size>[A-Za-z]+_[A-Za-z_]+)\s*(?:{measures})\s*(?P<number>\d++){NO_MORE}", re.I),
        re.compile(rf"(?:{shape})[*\s]*(?:{measures})?[*\s]*(?P<numbers>\d+(?:,\s*\d+)+)(?!\.\d)", re.I),
        re.compile(rf"(?<![\w.])\d+(?:[\s-]+(?:{by})[\s-]+\d+)+", re.I),
        [re.compile(word, re.I) for word in vocabulary.numbers],
        {
            size: re.compile(rf"(?<![\w.])(?P<number>\d+|{numbers})(?:\s?(?:{each}))?[\s-]*(?:{what})", re.I)
            for size, what in vocabulary.counted.items()
        },
    )


class Stated(NamedTuple):
    """What a pattern found: kind and terms of a claim, which group of the match is its text, and what it is said of."""

    kind: str
    match: re.Match
    terms: list[str]
    group: int | str = 0
    of: list[str] | None = None


def claims_in(token: Token, about: bool, kind: str, words: Words) -> list[Claim]:
    """The claims in one token of a block of some kind, whose sentence is about shapes or things that have one, or is not."""
    find = {"tex": in_tex, "code": in_code, "prose": in_prose}[token.where]
    marked = list(EMPHASIS.finditer(token.content)) if token.where == "prose" else []
    begin = [match.start() for match in marked]
    taken = bytearray(len(token.content))
    found = []
    for stated in find(token.content.translate(NARROW), about, kind, words):
        span = slice(*stated.match.span())
        if any(taken[span]):
            continue
        taken[span] = b"\1" * len(stated.match[0])
        start, end = stated.match.span(stated.group)
        mark, around = token.mark, bisect_right(begin, start) - 1
        if around >= 0 and end <= marked[around].end():
            mark = marked[around][2]
        found.append(claim_at(token, stated, kind, mark))
    return sorted(found, key=lambda claim: claim.start)


def claim_at(token: Token, stated: Stated, kind: str, mark: str) -> Claim:
    start, end = stated.match.span(stated.group)
    text = token.content[start:end]
    return Claim(
        stated.kind,
        text.strip(),
        token.start + start,
        token.start + end,
        stated.terms,
        [Scope([tuple(stated.of)])] if stated.of else [],
        "".join(set(re.findall(r"\.(wrong|no-shape)\b", mark))),
        token,
        kind,
    )


def in_tex(content: str, about: bool, kind: str, words: Words) -> Iterator[Stated]:
    for match in TEX_SHAPE.finditer(content):
        terms = [tex_term(term) for term in re.findall(TEX_TERM, match[0])] or [match[0]]
        before = content[max(0, match.start() - LONGEST) : match.start()]
        in_space = before.endswith(("{R}^{", "{R}^"))
        told = all(term.isdecimal() or term in words.sizes for term in terms) and terms != ["0", "1"]
        if in_space or told:
            of = IN_SPACE.search(before) if in_space else None
            yield Stated("shape", match, terms, of=symbols(of[1]) if of else None)
    for match in TEX_SIZE.finditer(content):
        if (name := tex_term(match[1])) in words.sizes:
            yield Stated("size", match, [name, match[2]], group=2)


def in_code(content: str, about: bool, kind: str, words: Words) -> Iterator[Stated]:
    for match in SHAPE.finditer(content):
        if terms := shape_terms(match, words, about):
            before = NAMED_BEFORE.fullmatch(content, 0, match.start()) if match.start() < LONGEST else None
            yield Stated("shape", match, terms, of=[before[1]] if before else None)
    product = PRODUCT_ALONE.fullmatch(content)
    if product and set(re.findall(NAME, content)) <= words.sizes:
        yield Stated("product", product, [product[1], *([product[2]] if product[2] else [])])
    yield from said_sizes(content, words)
    alone = TIMES.fullmatch(content) or (LIST.fullmatch(content) if about else None)
    if alone and (about or len(re.findall(r"\d+", content)) > 2):
        yield Stated("shape", alone, re.findall(r"\d+", content))


def in_prose(content: str, about: bool, kind: str, words: Words) -> Iterator[Stated]:
    about = about or (kind == "row" and not re.sub(r"[\s|*=]", "", SHAPE.sub("", content)))
    for match in SHAPE.finditer(content):
        terms = shape_terms(match, words, about)
        in_letters = (terms and not all(map(is_number, terms))) or match[0].startswith("torch")
        single = len(terms) == 1 and match["comma"] is None
        if terms and (in_letters or len(terms) > 2 or (about and not single)):
            yield Stated("shape", match, terms)
    yield from said_sizes(content, words)
    for match in words.said.finditer(content):
        if match["size"] in words.sizes:
            yield Stated("size", match, [match["size"], match["number"]], "number")
    for match in words.listed.finditer(content):
        yield Stated("shape", match, re.findall(r"\d+", match["numbers"]), "numbers")
    for pattern in (TIMES, words.by):
        for match in pattern.finditer(content):
            numbers = re.findall(r"\d+", match[0])
            if not NO_TIMES.match(content, match.end()) and ("×" in match[0] or len(numbers) > 2 or about):
                yield Stated("shape", match, numbers)
    for match in words.counts.finditer(content):
        group = "after" if match["after"] else "before"
        yield Stated("count", match, [match[group].replace(",", "")], group)


def said_sizes(content: str, words: Words) -> Iterator[Stated]:
    return (
        Stated("size", match, [match[1], match[2]])
        for match in SIZE.finditer(content)
        if match[1] in words.sizes or not match[1].isidentifier()
    )


def shape_terms(match: re.Match, words: Words, about: bool) -> list[str]:
    """The dimensions of what may be a shape: none of an interval, an index, a number in brackets, or a tuple of other
    things."""
    terms = [" ".join(term.split()) for term in match["terms"].split(",")]
    named = set(re.findall(NAME, match["terms"]))
    alike = len(terms) > 1 and all(map(words.like_sizes.fullmatch, named))
    other = named - words.sizes and (named & words.things or not (named & words.sizes or alike))
    squares = match["open"] == "[" and not match[0].startswith("torch")
    index = squares and any(term in ANY or term.startswith("-") for term in terms)
    no_tuple = len(terms) == 1 and not match["comma"] and (not squares or index)
    interval = terms in (["0", "1"], ["-1", "1"]) and (squares or not about)
    dates = re.search(r"\d-\d", match["terms"])
    return [] if other or index or no_tuple or interval or dates else terms


def tex_term(term: str) -> str:
    """A TeX name as Python writes it: \\text{hidden\\_size} → hidden_size, H_{in} → H_in."""
    return re.sub(r"\\(?:text(?:tt|rm|it)?|mathrm)|[{}\\\s]", "", term)
