"""Where Python-Markdown, with the extensions of the site, reads blocks otherwise than CommonMark: rules for markdown-it-py.

Each is called with a line and the end of what it stands in; if the line begins what the rule is for, the rule pushes
tokens, sets `state.line` to the line after it and returns True. With `silent` it is only asked whether it would.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block

from shapeproof.claims.inline import code_spans

FENCE = re.compile(
    r"(`{3,}|~{3,})(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|$))?"
    r"(?:[ \t]*\{.*\}|(?:[ \t]+(?:title|hl_lines|linenums)(?:=(?:\"[^\"]*\"|'[^']*'))?)*)[ \t]*"
)
OWNER = re.compile(r"!!! ?[\w-]|\?\?\?\+? ?[\w\"-]|:[ ]{1,3}\S")
DEFINITION = re.compile(r"\[[^\[\]]*\]:[ ]*\S+[ ]*(?:([\"']).*\1|\(.*\))?[ ]*")
RULER = re.compile(r"(?=[ |:]*-)[ |:-]*")
PIPE = re.compile(r"\\.|\||`+")
TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<slash>/?)(?P<name>[A-Za-z][\w-]*+)(?P<rest>[^<>]*)>)")
RAW = {  # elements that are blocks of raw HTML
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "main",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
    "summary",
    "svg",
    "table",
    "template",
    "textarea",
    "ul",
    "video",
}


def line_at(state: StateBlock, line: int) -> str:
    """A line without its indentation, quote marks and list marks."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def push(state: StateBlock, kind: str, first: int, last: int, **meta: object) -> bool:
    token = state.push(kind, "", 0)
    token.map, token.meta = [first, last], meta
    state.line = last
    return True


def fence(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A fence stands behind no mark but that of a quote, and ends at a line with the same mark and no other, before any
    line that is less indented; or it is none."""
    opens = FENCE.fullmatch(line_at(state, first))
    starts = state.src.rfind("\n", 0, state.bMarks[first]) + 1
    if not opens or state.src[starts : state.bMarks[first] + state.tShift[first]].strip(" \t>"):
        return False
    indent = state.sCount[first]
    endless = state.env.setdefault("endless", {})  # until which line there is no end: else each would look for it again
    if first < endless.get((opens[1], indent), 0):
        return False
    for line in range(first + 1, last):
        text = line_at(state, line)
        if text and state.sCount[line] < indent:
            last = line
            break
        if state.sCount[line] == indent and text.rstrip(" \t") == opens[1]:
            return silent or push(state, "fence", first, line + 1)
    endless[opens[1], indent] = last
    return False


def code(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Each list, quote of a note and the like around a line takes four spaces of it."""
    needed = 4 * (-(-state.blkIndent // 4) + 1)
    end = first
    while end < last and (state.isEmpty(end) or state.sCount[end] >= needed):
        end += 1
    return end > first and (silent or push(state, "code_block", first, end))


def html(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment, or an element with all that stands in it, unless it says `markdown`."""
    if not (opens := TAG.match(line_at(state, first))):
        return False
    if "ends" not in state.env:
        state.env["ends"] = elements(state.src)
    end = state.env["ends"].get(state.bMarks[first] + state.tShift[first], len(state.src) + 1)
    beyond = bisect_left(state.eMarks, end, first)
    if beyond >= last or re.search(r"\smarkdown\b", opens["rest"] or ""):
        return False
    return silent or push(state, "html", first, beyond + 1)


def elements(src: str) -> dict[int, int]:
    """Where each comment and each element that is a block begins, and where it ends."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    at, last_comment = 0, src.rfind("-->")
    while tag := TAG.search(src, at):
        at = tag.end()
        name = (tag["name"] or "").lower()
        if tag["comment"] and at <= last_comment:
            found[tag.start()] = at = src.find("-->", at) + 3
        elif name in RAW and not tag["slash"]:
            opened.setdefault(name, []).append(tag.start())
        elif opened.get(name):
            found[opened[name].pop()] = at
    return found


def definition(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A link's definition, `[name]: address`, of which a reader sees nothing."""
    return bool(DEFINITION.fullmatch(line_at(state, first))) and (silent or push(state, "definition", first, first + 1))


def title(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A heading that is underlined has one line."""
    underlined = first + 1 < last and re.fullmatch(r"(=+|-+) *", line_at(state, first + 1))
    return bool(underlined) and (silent or push(state, "title", first, first + 2))


def equation(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """From `$$` at the start of a line to `$$` at the end of one, without an empty line."""
    if not line_at(state, first).startswith("$$") or first < state.env.get("no equation", 0):
        return False
    for line in range(first, last):
        text = line_at(state, line).rstrip()
        if not text:
            last = line
            break
        if text.endswith("$$") and (line > first or len(text) > 4):
            return silent or push(state, "math", first, line + 1)
    state.env["no equation"] = last  # none of the lines up to here ends one: else each would look again
    return False


def table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A row, a ruler with as many cells, and all rows up to an empty line."""
    if first + 1 >= last or "|" not in line_at(state, first) or not RULER.fullmatch(line_at(state, first + 1)):
        return False
    if len(cells(line_at(state, first))) != len(cells(line_at(state, first + 1))):
        return False
    if silent:
        return True
    end = first
    while end < last and not state.isEmpty(end) and state.sCount[end] >= state.blkIndent:
        push(state, "ruler" if end == first + 1 else "row", end, end + 1, header=first)
        end += 1
    return True


@lru_cache(1024)  # each row asks for its table's first line
def cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end: a pipe parts them, unless it stands in code or behind a backslash."""
    code_ends = {span.start: span.end for span in code_spans(line)}
    edges, at = [-1], 0
    for match in PIPE.finditer(line):
        if match.start() >= at:
            at = code_ends.get(match.start(), match.end())
            edges += [match.start()] if match[0] == "|" else []
    edges.append(len(line))
    found = [(before + 1, after) for before, after in pairwise(edges)]
    blank = [not line[slice(*cell)].strip(" \t>") for cell in found]
    return found[blank[0] : len(found) - (blank[-1] and len(found) > 1)]


def quote(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """From a line that begins with `>` to an empty one, whether those between have a mark of their own or not."""
    if not line_at(state, first).startswith(">"):
        return False
    if silent:
        return True
    marks = state.bMarks, state.tShift, state.sCount
    end = next((line for line in range(first, last) if state.isEmpty(line)), last)
    kept = [mark[first:end] for mark in marks], state.blkIndent, state.lineMax
    for line in range(first, end):
        inside = line_at(state, line)
        if inside.startswith(">"):
            inside = inside[1 + inside[1:].startswith(" ") :]
            state.bMarks[line] = state.eMarks[line] - len(inside)
            state.tShift[line] = state.sCount[line] = len(inside) - len(inside.lstrip())
        else:
            state.sCount[line] = max(0, state.sCount[line] - state.blkIndent)
    state.blkIndent, state.lineMax, state.level = 0, end, state.level + 1
    state.md.block.tokenize(state, first, end)
    for mark, was in zip(marks, kept[0]):
        mark[first:end] = was
    state.blkIndent, state.lineMax, state.level = *kept[1:], state.level - 1
    state.line = end
    return True


def owner(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`!!! note`, `??? question` or the `:   ` of a definition list, and below it what is indented by four."""
    if not OWNER.match(line_at(state, first)):
        return False
    if silent:
        return True
    end = first + 1
    while end < last and (state.isEmpty(end) or state.sCount[end] >= state.blkIndent + 4):
        end += 1
    push(state, "owner", first, first + 1, end=end)
    kept = state.blkIndent, state.lineMax
    state.blkIndent, state.lineMax, state.level = state.blkIndent + 4, end, state.level + 1
    state.md.block.tokenize(state, first + 1, end)
    state.blkIndent, state.lineMax, state.level = *kept, state.level - 1
    state.line = end
    return True


def item(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A list begins after an empty line: inside a paragraph `- x` is text, or part of an equation."""
    return not (silent and state.listIndent < 0) and list_block(state, first, last, silent)


@cache
def parser() -> MarkdownIt:
    """markdown-it-py with these rules, those first that Python-Markdown's extensions apply before it looks for blocks."""
    md = MarkdownIt("zero").enable(["hr", "heading"])
    rules = md.block.ruler
    for rule in fence, html, code, owner, equation, table, quote:
        rules.before("hr", rule.__name__, rule, {"alt": ["paragraph", "list"] * (rule is not code)})
    for rule in item, title, definition:
        rules.before("paragraph", rule.__name__, rule, {"alt": ["paragraph"] * (rule is item)})
    return md
