"""A second reading, of a page's HTML: what looks like a shape, a size or a count there and is no claim that was held.

The first, `shapeproof.claims`, reads Markdown; where it and Python-Markdown took a page for different things, a claim went
unread. Here a parser of HTML says what is shown, and in which piece; only what a claim looks like is known from there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import chain

from lxml import html
from mkdocs.structure import StructureItem

from shapeproof.claims.blocks import Block
from shapeproof.claims.grammar import Claim, Words, claims_in
from shapeproof.claims.inline import Token
from shapeproof.claims.names import mentions_of
from shapeproof.claims.sizes import counted, in_column, said
from shapeproof.claims.subjects import is_about, merged, sentences

INLINE = set(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    ]
)
CODE = {"code", "kbd", "samp"}
UNREAD = {"pre", "script", "style", "svg", "template", "textarea"}
SPOKEN = "alt", "aria-description", "aria-label", "placeholder", "title", "value"  # attributes that readers see or hear
HELD = {"shape", "shape-wrong", "no-shape", "raised"}  # as links.py and code.py write it, and the mark for what is none
NEAR = 100  # characters around a claim by which its line is found
FORM = re.compile(r"[\d(\[（［]")
WORD = re.compile(r"[A-Za-z0-9]+|[^\W\dA-Za-z_]+")
GAP = "\0"  # stands for what was held


def unheld(page: str, told: list[Claim], words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield what of a page's HTML looks like a claim and is not marked as held, with what stands before and behind it; but
    for those that are told of already: claims in headings and figures, which have no mark, and those that were refused."""
    known = Counter(key(claim.text) for claim in told)
    root = html.fromstring(f"<div>{page}</div>")
    for kind, tokens, headings in chain(units(root), spoken(root)):
        for unit, _, _ in sentences(Block(kind, 0, 0), tokens) if may_claim(tokens, words) else ():
            about = is_about(unit, [mention for token in unit for mention in mentions_of(token)], words)
            found = [claim for token in unit for claim in claims_in(token, about, kind, words)]
            found += [*said(unit, kind, words), *counted(unit, kind, words), *in_column(unit, headings, words)]
            # What is a claim only in one piece: (`5`, `1`, `4`).
            first, text = unit[0].start, "".join(token.content for token in unit)
            whole = Token("prose", first, first + len(text), text, "", (first, first + len(text)))
            found = merged(found, claims_in(whole, about, kind, words))
            for claim in found:
                known[key(claim.text)] -= 1
                if known[key(claim.text)] < 0:
                    at, end = claim.start - first, claim.end - first
                    yield claim.text, text[max(0, at - NEAR) : at].split(GAP)[-1], text[end : end + NEAR].split(GAP)[0]


def stated(item: StructureItem, words: Words) -> Iterator[tuple[str, str]]:
    """Yield what looks like a claim in the names that `nav` gives to a page or a section and to all in it, and the name."""
    if item.title:
        yield from ((shown, item.title) for shown, _, _ in unheld(escape(item.title), [], words))
    for child in getattr(item, "children", None) or ():
        yield from stated(child, words)


def may_claim(tokens: list[Token], words: Words) -> bool:
    """Whether there is a digit, a bracket or the name of a size that is counted in words: without, nothing is a claim."""
    return any(FORM.search(token.content) or token.content in words.counted for token in tokens)


def key(text: str) -> str:
    return re.sub(r"\s|\\times|×", "", text)


def units(root: html.HtmlElement) -> Iterator[tuple[str, list[Token], list[list[Token]]]]:
    """Yield the pieces of text that stand apart on a page: the kind of block, what it is made of and, for a cell, the
    header of its column and the first cell of its row."""
    if not isinstance(root.tag, str) or root.tag in UNREAD or held(root):
        return
    if root.tag == "table":
        rows = [[tokens_of(cell) for cell in row.iterchildren("th", "td")] for row in root.iter("tr")]
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                yield "row", cell, [*(rows[0][column : column + 1] if at else []), *row[: min(column, 1)]]
        return
    inline: list[Token] = add([], "prose", root.text)
    for child in root.iterchildren():
        if is_inline(child):
            tokens_of(child, inline)
        else:
            yield "text", inline, []
            inline = []
            yield from units(child)
        add(inline, "prose", child.tail)
    yield "text", inline, []


def spoken(root: html.HtmlElement) -> Iterator[tuple[str, list[Token], list[list[Token]]]]:
    """Yield what attributes say, each as a text of its own."""
    for element in root.xpath(f".//*[@{' or @'.join(SPOKEN)}]"):
        for name in () if held(element) else SPOKEN:
            yield "text", add([], "prose", element.get(name)), []


def is_inline(element: html.HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in INLINE or element.tag in CODE or element.tag == "math"


def tokens_of(element: html.HtmlElement, found: list[Token] | None = None) -> list[Token]:
    """Add what an element shows in a line of text to the tokens found before it."""
    found = [] if found is None else found
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return found
    if held(element):
        return add(found, "prose", GAP)
    if element.tag in CODE:
        return add(found, "code", content_of(element))
    if element.tag == "math":
        return add(found, "tex", tex(element))
    add(found, "prose", element.text)
    for child in element.iterchildren():
        tokens_of(child, found)
        add(found, "prose", child.tail)
    return found


def add(found: list[Token], where: str, content: str | None) -> list[Token]:
    """Add a token; prose goes on where prose stands before it."""
    if content and found and where == found[-1].where == "prose":
        found[-1] = found[-1]._replace(content=found[-1].content + content, end=found[-1].end + len(content))
    elif content:
        start = found[-1].end if found else 0
        found.append(Token(where, start, start + len(content), content, "", (start, start + len(content))))
    return found


def held(element: html.HtmlElement) -> bool:
    return bool(HELD & set(element.get("class", "").split()))


def content_of(element: html.HtmlElement) -> str:
    return "".join(GAP if gone else text for text, gone in texts(element))


def texts(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the text of an element in pieces, each with whether it was held."""
    here = held(element)
    yield element.text or "", here
    for child in element.iterchildren():
        yield from ((text, here or inside) for text, inside in texts(child))
        yield child.tail or "", here


def tex(element: html.HtmlElement) -> str:
    """An equation of MathML as TeX, as far as claims ask for it."""
    parts = [tex(child) for child in element.iterchildren() if isinstance(child.tag, str)]
    if element.tag in ("msub", "msup") and len(parts) == 2:
        return f"{parts[0]}{'_' if element.tag == 'msub' else '^'}{{{parts[1]}}}"
    if element.tag == "msubsup" and len(parts) == 3:
        return f"{parts[0]}_{{{parts[1]}}}^{{{parts[2]}}}"
    if element.tag == "mtext":
        return content_of(element)
    text = (element.text or "").strip()
    return {"ℝ": r"\mathbb{R}", "⋅": r"\cdot ", "·": r"\cdot "}.get(text, text) + "".join(parts)


def line_of(text: str, before: str, behind: str, source: str) -> int | None:
    """The line of a page's file in which a text stands: where most of the words around it do, too."""
    terms, around = WORD.findall(text)[:9], (WORD.findall(before), WORD.findall(behind))
    for near in 4, 2, 1, 0:
        words = [*around[0][max(0, len(around[0]) - near) :], *terms, *around[1][:near]]
        if found := re.search(r"[^A-Za-z0-9]{0,20}".join(map(re.escape, words)), source):
            return source.count("\n", 0, found.end()) + 1
    return None
