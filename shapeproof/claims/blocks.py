"""A page's Markdown in blocks: headings, rows of tables, items of lists, equations and paragraphs, and where they stand.

markdown-it-py reads it, by rules.py where Python-Markdown reads otherwise. What no rule calls code, a comment or a link's
definition is text: a claim too many is an error that someone sees, a claim too few is nothing.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import yaml

from shapeproof.claims.rules import cells, parser

TOLD = re.compile(r"(?<=^title:).*(?:\n[ \t]+.*)*|(?<=^description:).*(?:\n[ \t]+.*)*", re.M)
FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.S)
OPENS_FENCE = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*+(`{3,}|~{3,})", re.M)
DEEPEST = 20
PROSE = {
    "heading_open": "heading",
    "title": "heading",
    "paragraph_open": "text",
    "owner": "text",
    "html": "text",
    "row": "row",
    "math": "math",
    "code_block": "code",
}
NO_PROSE = {"fence", "hr", "definition", "ruler"}


class Block(NamedTuple):
    """A piece of a page's prose, or indented code. `cells` are those of a row, `header` those of its table's first row; `within` holds what
    the list items around it begin with, the innermost first; `until` is where the note ends that it is the title of. All
    are offsets in the page's text: from, to."""

    kind: str  # "heading", "row", "item", "text", "math" or "code"
    start: int
    end: int
    cells: list[tuple[int, int]] = []
    header: list[tuple[int, int]] = []
    within: list[tuple[int, int]] = []
    until: int = 0


def front_matter(text: str) -> int:
    """Where a page's front matter ends; 0 if what stands there is no mapping, and so none to MkDocs either."""
    found = FRONT_MATTER.match(text)
    return found.end() if found and is_mapping(found[1]) else 0


def said_of(text: str, end: int) -> list[Block]:
    """What front matter says that readers see: a page's title, in tabs and links to it, and its description."""
    return [Block("text", *found.span()) for found in TOLD.finditer(text, 0, end)]


def not_opened(text: str, found: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield where a fence stands that Markdown takes for text or for indented code, and what to do about it."""
    for block in found:
        # In raw HTML, Markdown looks for fences first; one that does not end is text, and read as such.
        for fence in () if text[block.start] == "<" else OPENS_FENCE.finditer(text, block.start, block.end):
            yield (
                fence.start(1),
                f"{fence[1]} opens no block of code: as far indented, a line of {fence[1]} alone ends one",
            )


def is_mapping(document: str) -> bool:
    """Whether a text is YAML for a plain mapping, nested no deeper than an author would."""
    depth = 0
    try:
        for at, event in enumerate(yaml.parse(document, yaml.CSafeLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if (
                (at == 2 and not isinstance(event, yaml.MappingStartEvent))
                or depth > DEEPEST
                or isinstance(event, yaml.AliasEvent)
                or getattr(event, "tag", None)
            ):
                return False
        yaml.load(document, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):  # no YAML; no date, or a number of too many digits
        return False
    return True


def blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of a piece of Markdown, in their order."""
    body = text[start:end]
    starts = [start, *(start + match.end() for match in re.finditer("\n", body)), end]
    parsed: list = []
    parser().block.parse(body, parser(), {}, parsed)
    found: list[Block] = []
    covered: set[int] = set()
    items: list[tuple[int, int] | None] = []
    for token in parsed:
        if token.type == "list_item_open":
            items.append(None)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type in NO_PROSE:
            covered.update(range(*token.map))
        elif token.type in PROSE:
            covered.update(range(*token.map))
            kind, span = PROSE[token.type], (starts[token.map[0]], starts[token.map[1]])
            block = Block(
                "item" if items and kind == "text" else kind, *span, within=[item for item in reversed(items) if item]
            )
            if items and items[-1] is None:
                items[-1] = span
            if token.type == "owner":
                block = block._replace(until=starts[token.meta["end"]])
            if kind == "row":
                header = token.meta["header"]
                block = block._replace(cells=cells_of(text, *span), header=cells_of(text, *starts[header : header + 2]))
            found.append(block)
    # What the parser passed over: it goes only so deep.
    found += [
        Block("text", *span)
        for line, span in enumerate(pairwise(starts))
        if line not in covered and text[slice(*span)].strip(" \t\n>")
    ]
    return sorted(found, key=lambda block: block.start)


def cells_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + first, start + last) for first, last in cells(text[start:end].rstrip())]
