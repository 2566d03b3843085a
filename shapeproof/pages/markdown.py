"""Each page as Markdown beside its HTML, for those who read it with other tools, and llms.txt, which names them all.

A copy is the page's own Markdown with what it includes in place of the names. What only the site's HTML can show is left
out of it: tools, drawings but for what they are said to show, and marks such as `{.no-shape}`.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from shapeproof.pages.verbatim import included

FENCE = re.compile(r" *(```+|~~~+)(.*)")
FOLD = re.compile(r'(?:\?\?\?\+?|!!!) +(\w+)[^"\n]*(?:"(.*)")?')
TOOL = re.compile(r'<(form|noscript|section|div)(?=[^>]*(?: hidden| inert| class="tool)|(?<=form|ript))[^>]*>')
INLINE = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).+?(?<!`)\2(?!`))"
    r"|\]\((?P<path>[^)\s#?:]+)(?P<query>\?[^)\s#]*)?(?P<place>#[^)\s]*)?(?=[)\s])"
    r"|(?P<mark> *\{(?::[^{}\n]*|\s*[#.][A-Za-z][^{}\n]*)\}|</?(?:span|figcaption|div)\b[^>]*>|</figure>|<!--.*?-->)"
    r'|<figure\b[^>]*?(?: aria-label="(?P<label>[^"]*)")?>'
)


def address(file: File) -> str:
    """Where a page's copy is, seen from the folder of the site."""
    return re.sub(r"\.html$", "", file.dest_uri) + ".md"


def copy(page: Page, files: Files, folders: list[Path]) -> str:
    """A page's Markdown with what it includes, which is in one of these folders."""
    lines = with_includes(unfolded(without_tools((page.markdown or "").split("\n"))), page.file, files, folders)
    return "\n".join(lines).strip("\n") + "\n"


def without_tools(lines: list[str]) -> Iterator[str]:
    """What stands outside the elements of tools, and outside drawings that are in the page itself."""
    tool, open_ones = "", 0
    for line in lines:
        if not tool and (opens := TOOL.match(line)):
            tool = opens[1]
        if not tool and line.startswith("<figure><svg"):
            tool = "figure"
        if not tool:
            yield line
            continue
        open_ones += len(re.findall(rf"<{tool}\b", line)) - line.count(f"</{tool}>")
        if not open_ones:
            tool = ""


def unfolded(lines: Iterator[str]) -> Iterator[str]:
    """What is folded or in a box is a paragraph in bold and what follows it, no further to the right."""
    depth = 0
    for line in lines:
        text = line.lstrip(" ")
        if text:
            depth = min(depth, (len(line) - len(text)) // 4)
        if fold := FOLD.fullmatch(text):
            yield f"**{fold[2] or fold[1]}**\n"
            depth += 1
        else:
            yield line.removeprefix(" " * 4 * depth) if text else ""


def with_includes(lines: Iterator[str], file: File, files: Files, folders: list[Path]) -> Iterator[str]:
    empty = False  # whether the line before is: what was left out leaves no more than one
    for line in lines:
        if fence := FENCE.fullmatch(line):
            yield from fenced(line, fence, lines, folders)
            empty = False
            continue
        if '--8<-- "' in line:
            line = "" if line.rstrip().endswith('.svg"') else (included(line, folders) or "").removesuffix("\n")
        else:
            line = INLINE.sub(lambda found: plain(found, file, files), line)
        if line or not empty:
            yield line
        empty = not line or line.endswith("\n")


def fenced(line: str, fence: re.Match, lines: Iterator[str], folders: list[Path]) -> Iterator[str]:
    """A block of code, with a fence that nothing in it can end."""
    body = []
    for one in lines:
        if one.strip().startswith(fence[1]) and not one.strip().strip(fence[1][0]):
            break
        indent = one[: len(one) - len(one.lstrip())]
        content = included(one, folders)
        if content is None:
            body.append(one.replace(";--8<--", "--8<--"))
        elif content:
            body += [indent + part for part in content.removesuffix("\n").split("\n")]
    longest = max(map(len, re.findall(f"{fence[1][0]}+", "\n".join(body))), default=0)
    ends = line[: fence.start(1)] + fence[1][0] * (longest + 1 if longest >= 3 else 3)
    yield ends + re.sub(r"^ *\{ *\.(\w+)[^}]*\}", r"\1", fence[2])
    yield from body
    yield ends


def plain(found: re.Match, file: File, files: Files) -> str:
    """A link as it is from the copy, to the other page's copy unless it sets a tool; a drawing's words; and no marks."""
    if found["code"]:
        return found[0]
    if found["path"]:
        target = files.get_file_from_path(
            posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), found["path"]))
        )
        if not target:
            return found[0]
        there = address(target) if target.is_documentation_page() and not found["query"] else target.url
        return f"]({get_relative_url(there, address(file))}{found['query'] or ''}{found['place'] or ''}"
    return f"*{html.unescape(found['label'])}*\n" if found["label"] else ""


def index(config: MkDocsConfig, nav: Navigation) -> str:
    """llms.txt: what the site is, and the copies of all pages under the names that nav gives (https://llmstxt.org)."""
    parts = [f"# {config.site_name}"]
    if config.site_description:
        parts.append(f"> {' '.join(config.site_description.split())}")
    for item in nav.items:
        if entries := list(named(item, config.site_url or "")):
            parts.append("\n".join([f"## {html.unescape(str(item.title))}", "", *entries]))
    return "\n\n".join(parts) + "\n"


def named(item: StructureItem, home: str) -> Iterator[str]:
    """The pages of an item of nav, each in a line."""
    if isinstance(item, Section):
        for child in item.children:
            yield from named(child, home)
    elif isinstance(item, Page):
        about = item.meta.get("description")
        yield f"- [{html.unescape(str(item.title))}]({urljoin(home, address(item.file))})" + (
            f": {about}" if about else ""
        )
