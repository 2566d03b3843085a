"""Sizes and counts that are said across code and prose: `hidden_size` is 5, two layers beside `num_layers`, a cell of a table
under "parameters"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from shapeproof.claims.grammar import MEASURED, NO_MORE, Claim, Stated, Words, claim_at
from shapeproof.claims.inline import Token
from shapeproof.claims.terms import NARROW

NUMBER = re.compile(rf"(?P<number>\d++){NO_MORE}")
NUMBERS = re.compile(r"(?P<number>\d+(?:\s*,\s*\d+)+)(?!\.\d)")
NAMED = re.compile(rf"\s*({MEASURED}|[A-Za-z_]\w*)\s*", re.A)
CELL = re.compile(r"[\s*]*(?P<number>\d+|\d{1,3}(?:,\d{3})+)[\s*]*")
NEAR = 24  # characters between a size and what is counted


def said(unit: list[Token], kind: str, words: Words) -> Iterator[Claim]:
    """Yield what is claimed of a size or a thing in code by a number, or a list of some, in the prose or code behind it."""
    for at, token in enumerate(unit[:-1]):
        named = NAMED.fullmatch(token.content) if token.where == "code" else None
        behind = unit[at + 1]
        if not named or behind.where != "prose":
            continue
        content = behind.content.translate(NARROW)
        if not (says := words.measures.match(content)):
            continue
        following = unit[at + 2 : at + 3]
        whole = says.end() == len(content) and following and following[0].where == "code"
        place, text, first = (
            (following[0], following[0].content.translate(NARROW), 0) if whole else (behind, content, says.end())
        )
        mark = "".join([token.mark, place.mark])
        size = named[1] in words.sizes or not named[1].isidentifier()
        found = (NUMBER if size else NUMBERS).match(text, first)
        if found and not (whole and found.end() != len(text.rstrip())):
            numbers = re.findall(r"\d+", found[0])
            terms = [named[1], numbers[0]] if size else numbers
            yield claim_at(place, Stated("size" if size else "shape", found, terms, "number"), kind, mark)


def counted(unit: list[Token], kind: str, words: Words) -> Iterator[Claim]:
    """Yield what is counted right before or behind a size that counts it: two layers, and `num_layers`."""
    for one, other in pairwise(unit):
        code, prose = (one, other) if one.where == "code" else (other, one)
        if code.where != "code" or prose.where != "prose" or code.content.strip() not in words.counted:
            continue
        content = prose.content.translate(NARROW)
        for match in words.counted[code.content.strip()].finditer(content):
            between = content[: match.start()] if code is one else content[match.end() :]
            if len(between) <= NEAR and not re.search(r"[.,;:|\n]", between):
                number = match["number"]
                spelt = next((at for at, word in enumerate(words.numbers, 1) if word.fullmatch(number)), number)
                terms = [code.content.strip(), str(spelt)]
                yield claim_at(prose, Stated("size", match, terms, "number"), kind, code.mark)


def in_column(cell: list[Token], headings: list[list[Token]], words: Words) -> Iterator[Claim]:
    """Yield the number that a cell consists of, under a heading or behind a first cell that says of what it is a number."""
    if len(cell) != 1 or cell[0].where == "tex" or not (number := CELL.fullmatch(cell[0].content.translate(NARROW))):
        return
    digits = number["number"].replace(",", "")
    for heading in headings:
        if any(token.where == "prose" and words.parameters.search(token.content) for token in heading):
            yield claim_at(cell[0], Stated("count", number, [digits], "number"), "row", cell[0].mark)
            return
        names = [token.content.strip() for token in heading if token.where == "code"]
        if len(heading) == 1 and names and names[0] in words.sizes:
            yield claim_at(cell[0], Stated("size", number, [names[0], digits], "number"), "row", cell[0].mark)
            return
