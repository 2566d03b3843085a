"""What a page claims, and what it says it of: the name that is nearest by grammar, or one around it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from shapeproof.claims.blocks import Block
from shapeproof.claims.grammar import TEX_SPACE, Claim, Scope, Words, claims_in, words_of
from shapeproof.claims.inline import Token, tokens_of
from shapeproof.claims.names import Mention, mentions_of
from shapeproof.claims.sizes import counted, in_column, said
from shapeproof.claims.things import Run
from shapeproof.claims.views import parted
from shapeproof.vocabulary import Vocabulary

SENTENCE = re.compile(r"(?<=[.!?。])[\"')\]*”’]*\s+")
NEAR = 4  # names on each side of a claim that it may be said of


def claims_of(text: str, blocks: list[Block], runs: list[Run], vocabulary: Vocabulary) -> list[Claim]:
    """All that the given blocks of a page claim, in their order. `runs` tells names from other words."""
    words, phrases = words_of(vocabulary, runs), phrases_of(vocabulary)
    claims: list[Claim] = []
    heading: list[str] = []
    lead: list[str] = []
    for block in (block for block in blocks if block.kind != "code"):
        tokens = tokens_of(text, block.start, block.end)
        if block.kind == "heading":
            heading, lead = names_in(tokens), []
        elif block.kind in ("text", "math"):
            lead = names_in(tokens)
        for unit, around, headings in row(text, block) if block.kind == "row" else sentences(block, tokens):
            if block.kind == "item":
                around = [*(names_in(tokens_of(text, *span)) for span in block.within), lead, heading]
            mentions = [mention for token in unit for mention in mentions_of(token, block.kind == "row")]
            about = is_about(unit, mentions, words)
            stated = [claim for token in unit for claim in claims_in(token, about, block.kind, words)]
            across = [*said(unit, block.kind, words), *counted(unit, block.kind, words)]
            stated = merged(stated, [*across, *in_column(unit, headings, words)])
            join(text, stated)
            for claim, scopes in zip(stated, near(text, stated, mentions, phrases)):
                claim.unit, claim.until = unit[0].start, block.until
                claim.scopes += [*scopes, *(Scope([(name,) for name in names]) for names in around if names)]
            claims += stated
    return claims


def is_about(unit: list[Token], mentions: list[Mention], words: Words) -> bool:
    """Whether a sentence or cell says that it is about shapes, or names something that has one."""
    return any(words.shape.search(token.content) for token in unit) or any(
        parted(name)[0] in words.things for mention in mentions for name in mention.names
    )


def merged(claims: list[Claim], others: list[Claim]) -> list[Claim]:
    """Claims in their order, and of others those that do not stand in one."""
    found: list[Claim] = []
    for claim in sorted([*claims, *others], key=lambda claim: (claim.start, -claim.end)):
        if not found or claim.start >= found[-1].end:
            found.append(claim)
    return found


def join(text: str, claims: list[Claim]) -> None:
    """Tell claims of each other: two sides of an equals sign, two factors."""
    for one, other in pairwise(claims):
        between = text[one.end : other.start]
        if {one.kind, other.kind} <= {"shape", "product"} and re.fullmatch(r"[`$\s]*={1,2}[`$\s]*", between):
            one.partner, other.partner = other, one
        if one.kind == other.kind == "shape" and re.fullmatch(rf"\s*\){TEX_SPACE}\(\s*", between):
            one.factor = other


class Phrases(NamedTuple):
    """What may stand between names and claims, in the words of the site."""

    joins: re.Pattern  # two names: `h0` and `hn`
    owns: re.Pattern  # a claim and the name behind it that it is said of: the `(5, 4)` of `x`
    says: re.Pattern  # what stands between commas and what is said: `x`, a part of `y`, is


def phrases_of(vocabulary: Vocabulary) -> Phrases:
    joins, owns, says = (vocabulary.says(phrase).pattern for phrase in ("joins", "owns", "says"))
    edge = r"[`$*\s]*"
    return Phrases(
        re.compile(rf"{edge}(?:,|·|/|(?:,\s*)?(?:{joins})){edge}"),
        re.compile(rf"[`$*]*(?:{owns})[`$*]*"),
        re.compile(rf"[`$*]*[^`$,]*,\s+(?:{says})"),
    )


def near(text: str, claims: list[Claim], mentions: list[Mention], phrases: Phrases) -> list[list[Scope]]:
    """What each claim of a sentence or cell may be said of, the likeliest first: in an equation, what stands in it; the
    name before it, or all names that are joined to that one; the names before those; the names behind it."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if mention.plain and groups and phrases.joins.fullmatch(text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        elif mention.plain:
            groups.append([mention])
    starts = [group[0].start for group in groups]
    follow = Counter(bisect_left(starts, start) for start in {extent(claim)[0] for claim in claims})
    told: dict[int, dict[int, int]] = {}  # by group, where the claims behind it begin, and which of them each is
    joined = [scope(group, every=True) for group in groups]
    inside = {start: scope(list(of)) for start, of in groupby(mentions, lambda mention: mention.token)}
    loose = scope([mention for mention in mentions if not mention.plain])
    found = []
    for claim in claims:
        start, end = extent(claim)
        at = bisect_left(starts, start)
        told.setdefault(at, {}).setdefault(start, len(told[at]))
        ordered = [*range(at - 1, max(-1, at - 1 - NEAR), -1), *range(at, min(len(groups), at + NEAR))]
        owner = phrases.owns.match(text, end)
        if owner and at < len(groups) and 0 <= starts[at] - owner.end() <= 1:
            ordered.insert(0, at)
        elif (
            at > 1
            and phrases.says.match(text, groups[at - 1][-1].end, start)
            and re.compile(r"[`$*]*,").match(text, groups[at - 2][-1].end)
        ):
            ordered.insert(0, at - 2)
        scopes = [joined[number] for number in ordered]
        if at and len(groups[at - 1]) == follow[at] > 1:
            scopes.insert(0, Scope([groups[at - 1][told[at][start]].names]))  # in their order
        if claim.token.where == "tex":
            scopes.insert(0, inside.get(claim.token.start, Scope([])))
        found.append([*scopes, loose])
    return found


def scope(mentions: list[Mention], every: bool = False) -> Scope:
    return Scope(list(dict.fromkeys(mention.names for mention in mentions)), every)


def extent(claim: Claim) -> tuple[int, int]:
    """Where a claim with its other side begins and ends."""
    sides = [claim, claim.partner] if claim.partner else [claim]
    return min(side.start for side in sides), max(side.end for side in sides)


def names_in(tokens: list[Token], whole: bool = False) -> list[str]:
    return [name for token in tokens for mention in mentions_of(token, whole) for name in mention.names]


def row(text: str, block: Block) -> Iterator[tuple[list[Token], list[list[str]], list[list[Token]]]]:
    """Yield a row's cells, each with the names in its row and in its column's header, and what says what it is: the
    header and the row's first cell."""
    cells = [tokens_of(text, *cell) for cell in block.cells]
    header = [tokens_of(text, *cell) for cell in block.header] if block.header != block.cells else []
    near = [name for cell in cells for name in names_in(cell, whole=True)]
    for at, cell in enumerate(cells):
        over = header[at : at + 1]
        yield cell, [near, *(names_in(one, whole=True) for one in over)], [*over, *cells[: min(at, 1)]]


def sentences(block: Block, tokens: list[Token]) -> Iterator[tuple[list[Token], list[list[str]], list[list[Token]]]]:
    """Yield the sentences of a paragraph, or any other block as one."""
    units: list[list[Token]] = [[]]
    for token in tokens:
        at = 0
        for end in SENTENCE.finditer(token.content) if token.where == "prose" and block.kind == "text" else ():
            units[-1].append(piece(token, at, end.end()))
            units.append([])
            at = end.end()
        units[-1].append(piece(token, at, len(token.content)) if at else token)
    for unit in units:
        yield unit, [], []


def piece(token: Token, first: int, last: int) -> Token:
    span = token.start + first, token.start + last
    return Token(token.where, *span, token.content[first:last], token.mark, span)
