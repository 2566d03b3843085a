"""Python-Markdown extension: what pymdownx.arithmatex finds between dollars becomes MathML while the page is built.

It needs `pymdownx.arithmatex: {generic: true}`. Its one option, `page`, is the path of the page's file: errors name it
and the line. Raises MathError.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from math_core import LatexError, LatexToMathML

from shapeproof.pages.source import page_of

# What another extension put in place of a claim: characters for private use, which say nothing.
STAND_IN = re.compile(r"\\text\{[\ue000-\uf8ff\U000f0000-\U000ffffd]\d+[\ue000-\uf8ff\U000f0000-\U000ffffd]\}")


class MathError(ValueError):
    """The bad equations of a page, a line each: `docs/ko/rnn/equation.md:12: why: TeX`."""


class Equations(Treeprocessor):
    def __init__(self, md: Markdown, page: str):
        super().__init__(md)
        self.page = page
        self.convert = LatexToMathML(fancy_error=False).convert_with_local_state

    def run(self, root: Element) -> None:
        equations: list[
            tuple[str, int, str]
        ] = []  # in the page's order: TeX, and if it is bad the offset in it and why
        for element in root.iter():
            if element.get("class") == "arithmatex":
                display = element.tag == "div"
                # arithmatex escapes the TeX of a block, and leaves that in a line of text as it is.
                tex = (element.text or "")[2:-2]
                tex = html.unescape(tex) if display else tex
                try:
                    mathml = self.convert(tex, displaystyle=display)
                except LatexError as error:
                    at, _, why = str(error).partition(": ")
                    equations.append((tex, int(at), why))
                else:
                    equations.append((tex, 0, ""))
                    element.text = self.md.htmlStash.store(mathml)
                    if not display:
                        # A browser may break the line after an equation, before 는 or a comma: the theme forbids it
                        # inside the element, so take them in.
                        tail = element.tail or ""
                        element.tail = re.sub(r"\A[\w.,;:!?)\]’”]+", "", tail)
                        element.text += tail.removesuffix(element.tail)
            elif element.tag not in ("code", "pre"):
                for text in (element.text, *(child.tail for child in element)):
                    if text and "$$" in text and not isinstance(text, AtomicString):
                        offset = len(text[: text.index("$$")].encode())
                        equations.append((text, offset, "$$ needs an empty line before and after"))
        if any(why for _, _, why in equations):
            raise MathError("\n".join(self.located(equations)))

    def located(self, equations: list[tuple[str, int, str]]) -> Iterator[str]:
        """Say where in the page's file each bad equation stands."""
        page = page_of(self.md, self.page)
        source = Path(page).read_text(encoding="utf-8") if page else ""
        place = 0
        for tex, offset, why in equations:
            written = STAND_IN.sub("…", tex)
            parts = written.lstrip().split("\n")[0].split("…")
            # As it is written, or in a notebook: from here on, or else anywhere. What stands in another place than in
            # the text comes last.
            patterns = [
                re.compile("[^\n]{1,300}?".join(map(re.escape, forms)))
                for forms in (parts, [json.dumps(part, ensure_ascii=False)[1:-1] for part in parts])
            ]
            found = next(
                (at.start() for one in patterns for start in (place, 0) if (at := one.search(source, start))), None
            )
            place = place if found is None else found + 1
            if why:
                before = tex.encode()[:offset].decode(errors="ignore")  # math-core counts bytes
                line = (
                    ""
                    if found is None
                    else source.count("\n", 0, found) + before.count("\n", len(written) - len(written.lstrip())) + 1
                )
                where = f"{page}:{line}: " if page else ""
                yield f"{where}{why.rstrip('.')}: {' '.join(written.split())[:100]}"


class MathML(Extension):
    def __init__(self, **options: object):
        self.config = {"page": ["", "Path of the page's file, for error messages"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline patterns (20), which find the equations; before toc (5), which takes headings' text.
        md.treeprocessors.register(Equations(md, self.getConfig("page")), "mathml", 15)


def makeExtension(**options: object) -> MathML:
    return MathML(**options)
