"""What a block is made of: code spans, equations and the prose between them, as Python-Markdown and arithmatex tell them
apart. What no reader sees (comments, tags, where a link leads) is blanked, so that offsets stay those of the page."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

TICKS = re.compile(r"\\[\\`]|`+")
MARK = re.compile(r"\{:?[ ]*([^{}\n]{0,400})\}")
TEX = re.compile(r"\\[\\$]|\\(?P<bracket>[(\[])|\$\$|\$(?=\S)(?:\\.|[^\\$])+?(?<!\s)\$", re.S)
UNSEEN = re.compile(
    r"<!--|<(?P<hides>pre|script|style|svg|template|textarea)\b|<(?P<code>code|kbd|samp)(?:\s[^<>]*)?>|"
    r"</?[A-Za-z][^<>]*>|(?<=\])\((?:[^()\s]++|\([^()\s]*+\))++\)",
    re.I,
)


class Token(NamedTuple):
    """A code span, an equation or the prose between them. `outer` takes in its backticks or dollars, and its mark."""

    where: str  # "code", "tex" or "prose"
    start: int
    end: int
    content: str
    mark: str
    outer: tuple[int, int]


class Span(NamedTuple):
    """A token in a piece of text: from, to, how much of it opens and how much closes it."""

    start: int
    end: int
    opens: int
    closes: int
    where: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """What a piece of the text is made of, in its order."""
    piece = text[start:end]
    code = code_spans(piece)
    seen, in_html = without_unseen(piece, code)
    code = apart([*code, *in_html])
    tokens, at = [], 0
    for span in [*apart([*code, *equations(seen, code)]), Span(len(piece), len(piece), 0, 0, "")]:
        if span.start < at:
            continue  # in the mark of the code before it
        tokens.append(
            Token("prose", start + at, start + span.start, seen[at : span.start], "", (start + at, start + span.start))
        )
        mark = MARK.match(piece, span.end) if span.where == "code" else None
        at = mark.end() if mark else span.end
        first, last = start + span.start + span.opens, start + span.end - span.closes
        tokens.append(
            Token(span.where, first, last, text[first:last], mark[1] if mark else "", (start + span.start, start + at))
        )
    return [token for token in tokens if token.content.strip()]


def apart(spans: list[Span]) -> list[Span]:
    """The spans in their order, without those that begin inside another."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def code_spans(piece: str) -> list[Span]:
    """Code between backticks: as many of a run of them as another run further on has, and up to that."""
    runs = [match.span() for match in TICKS.finditer(piece) if match[0][0] == "`"]
    places: dict[int, list[int]] = {}  # by the length of a run
    for at, (first, last) in enumerate(runs):
        places.setdefault(last - first, []).append(at)
    found, at = [], 0
    while at < len(runs):
        first, last = runs[at]
        at += 1
        for length in range(last - first, 0, -1):
            coming = places.get(length, [])
            if (closing := bisect_left(coming, at)) < len(coming):
                at = coming[closing]
                found.append(Span(first, runs[at][1], length, length, "code"))
                at += 1
                break
    return found


def without_unseen(piece: str, code: list[Span]) -> tuple[str, list[Span]]:
    """The piece with spaces in place of what HTML does not show, and the code that HTML marks as such."""
    parts: list[str] = []
    in_html: list[Span] = []
    closings: dict[str, re.Match | None] = {}
    done = at = 0
    starts = [span.start for span in code]
    while match := UNSEEN.search(piece, at):
        around = bisect_right(starts, match.start()) - 1
        if around >= 0 and match.start() < code[around].end:
            at = code[around].end
            continue
        at = match.end()
        if match["code"]:
            if close := ends(closings, f"</{match['code']}>", piece, at):
                in_html.append(Span(match.start(), close.end(), len(match[0]), len(close[0]), "code"))
        elif match["hides"] or match[0] == "<!--":
            close = ends(closings, f"</{match['hides']}" r"\s*>" if match["hides"] else "-->", piece, at)
            at = close.end() if close else at
        parts += [piece[done : match.start()], re.sub(r"[^\n]", " ", piece[match.start() : at])]
        done = at
    return "".join([*parts, piece[done:]]), in_html


def ends(closings: dict[str, re.Match | None], pattern: str, piece: str, at: int) -> re.Match | None:
    """The next match of a pattern; what did not come any more is not looked for again."""
    if pattern not in closings or closings[pattern]:
        closings[pattern] = re.compile(pattern, re.I).search(piece, at)
    return closings[pattern]


def equations(piece: str, code: list[Span]) -> list[Span]:
    """TeX between dollars or brackets; there is no code in it."""
    starts, at = [span.start for span in code], 0
    closings: dict[str, re.Match | None] = {}
    found: list[Span] = []
    while match := TEX.search(piece, at):
        following = bisect_left(starts, match.start())
        inside = following > 0 and match.start() < code[following - 1].end
        limit = starts[following] if following < len(starts) else len(piece)
        opens = 2 if match["bracket"] or match[0] == "$$" else 1
        end = match.end()
        if opens == 2:
            close = ends(closings, {"(": r"\\\)", "[": r"\\\]", None: r"\$\$"}[match["bracket"]], piece, end)
            end = close.end() if close else len(piece) + 1
        at = match.start() + opens
        if inside:
            at = code[following - 1].end
        elif match[0] in (r"\\", r"\$"):
            at = match.end()
        elif end <= limit:
            found.append(Span(match.start(), end, opens, opens, "tex"))
            at = end
    return found
