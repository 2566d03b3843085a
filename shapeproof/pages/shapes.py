"""Python-Markdown extension: each backed claim of a page carries its dimensions' colours and leads to its evidence.

It finds claims as `shapeproof.claims` does, in the page's own text, before anything else has changed it.
"""

import html
import logging
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from shapeproof.claims import report
from shapeproof.claims.grammar import Claim, words_of
from shapeproof.claims.report import Page
from shapeproof.claims.things import Run, things
from shapeproof.pages.code import in_colour, with_trace
from shapeproof.pages.dimensions import dimensions_of
from shapeproof.pages.evidence import Blocks
from shapeproof.pages.links import link
from shapeproof.pages.net import line_of, unheld
from shapeproof.pages.source import page_of
from shapeproof.pages.verbatim import Cloak, included, protected, unused
from shapeproof.pages.versions import with_notes
from shapeproof.vocabulary import Vocabulary, load

log = logging.getLogger("mkdocs.shapeproof")  # MkDocs counts its warnings
HTML = re.compile(r"<(figure|svg)\b.*?</\1>|<[A-Za-z][^<>]*>", re.S)

LINK = re.compile(r'<a class="shape\b[^>]*>(.*?)</a>')


def unlinked(text: str) -> str:
    return LINK.sub(r'<span class="shape">\1</span>', text)


def beside(equation: re.Match) -> str:
    """An equation, which is one thing to who has it read aloud, and behind it the links of what in it has any: shapes.js has
    each act for its shape, and the style shows them to who comes by the keyboard."""
    links = "".join(link[0] for link in LINK.finditer(equation[0]))
    return unlinked(equation[0]) + (f'<span class="shapes-beside" data-search-exclude>{links}</span>' if links else "")


class Evidence(Preprocessor):
    """Puts links in place of claims, and anchors on the outputs that they lead to."""

    def __init__(self, md: Markdown, page: str, outputs: Path, versions: Path, vocabulary: Vocabulary, language: str):
        super().__init__(md)
        self.page, self.outputs, self.versions, self.vocabulary = page, outputs, versions, vocabulary
        self.words = vocabulary.told(language)
        self.blocks: Blocks  # of the page that run() has read
        self.runs: list[Run] = []
        self.told: list[Claim] = []  # those that get no mark: in headings and figures, and refused
        self.rendered = False  # whether the page's tree is done: postprocessors see each heading by itself before
        self.links: list[str] = []  # the HTML that belongs in place of each stand-in
        self.first = self.last = ""  # the characters around a stand-in's number, which the page does not hold
        self.cloak = Cloak(unused(""))

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self.page = page_of(self.md, self.page)
        path = Path(self.page)
        snippets: Any = self.md.preprocessors["snippet"]
        folders = [Path(folder) for folder in snippets.base_path]
        self.links.clear()
        self.rendered = False
        includes = [included(line, folders) or "" for line in lines]
        free = unused("".join([text, *includes]))
        self.first, self.last, self.cloak = next(free), next(free), Cloak(free)
        notebook = path.suffix == ".ipynb"
        runs = (
            report.read(path, self.outputs, self.vocabulary).runs
            if notebook
            else report.runs_of(text, self.outputs, self.vocabulary)
        )
        self.blocks = Blocks(text, runs, folders, self.outputs, self.vocabulary)
        text = self.blocks.text
        if not notebook:
            runs = report.runs_of(text, self.outputs, self.vocabulary)  # where they stand now
        page = report.judged(Page(path, text, runs, self.vocabulary))
        self.runs, self.told = runs, [claim for claim in page.claims if claim.problem]
        by_token: dict[tuple, list[Claim]] = {}
        html_spans = [found.span() for found in HTML.finditer(text)]
        for claim in page.claims:
            if text[text.rfind("\n", 0, claim.start) + 1] == "#":
                self.told.append(claim)  # a heading is a link's text and the title of a page
                continue
            if any(start < claim.start < end for start, end in html_spans):
                self.told.append(claim)  # such as the words that a figure has in place of itself
                continue
            by_token.setdefault(claim.token.outer, []).append(claim)
        for (start, end), group in sorted(by_token.items(), reverse=True):
            text = text[:start] + self.marked(text, group) + text[end:]
        text = with_notes(text, self.versions, folders, self.words["otherwise"], self.cloak.on)
        return protected(text, folders, self.cloak).split("\n")

    def marked(self, text: str, group: list[Claim]) -> str:
        """A code span, an equation or a piece of prose, its claims marked."""
        token = group[0].token
        parts: list[str | Claim] = []
        at = token.outer[0]
        if token.where == "code":
            at = token.start
        for claim in sorted(group, key=lambda claim: claim.start):
            parts += [text[at : claim.start], claim]
            at = claim.end
        parts.append(text[at : token.end if token.where == "code" else token.outer[1]])
        if token.where == "code":
            inner = "".join(self.linked(part) if isinstance(part, Claim) else html.escape(part) for part in parts)
            return self.stand_in(f"<code>{inner}</code>")
        if token.where == "prose":
            return "".join(self.stand_in(self.linked(part)) if isinstance(part, Claim) else part for part in parts)
        return "".join(self.in_tex(part) if isinstance(part, Claim) else part for part in parts)

    def stand_in(self, link: str) -> str:
        """Characters that no extension changes, for Links to put the HTML in place of."""
        self.links.append(link)
        return f"{self.first}{len(self.links) - 1}{self.last}"

    def linked(self, claim: Claim, shown: str | None = None) -> str:
        at = self.blocks.lead(claim.thing, claim.kind) if claim.thing and claim.mark != "wrong" else None
        return link(claim, at, self.words, self.vocabulary, shown)

    def in_tex(self, claim: Claim) -> str:
        shown = re.sub(r"\s*\\times\s*", " × ", re.sub(r"\\[,;:! ]", " ", claim.text))
        return rf"\text{{{self.stand_in(self.linked(claim, shown))}}}"


class Links(Postprocessor):
    """Puts the links in place of their stand-ins, colours into the shapes that a run printed, and traces beside code."""

    def __init__(self, md: Markdown, evidence: Evidence):
        super().__init__(md)
        self.evidence = evidence

    def run(self, text: str) -> str:
        stand_ins = re.compile(f"{self.evidence.first}(\\d+){self.evidence.last}")
        text = stand_ins.sub(lambda stand_in: self.evidence.links[int(stand_in[1])], text)
        # a summary is pressed itself
        text = re.sub(r"<summary>.*?</summary>", lambda summary: unlinked(summary[0]), text, flags=re.S)
        text = re.sub(r"<math\b.*?</math>", beside, text, flags=re.S)
        text = self.evidence.cloak.off(text)
        blocks = self.evidence.blocks

        def shown(block: re.Match) -> str:
            if block[1] in blocks.outputs:
                return self.coloured(block[0], blocks.outputs[block[1]])
            if block[1] in blocks.sources:
                targets = blocks.targets.get(block[1], {})
                return with_trace(block[0], blocks.sources[block[1]], targets, self.evidence.words)
            return block[0]

        return re.sub(r'<div id="((?:run|code)-[\w-]+)".*?</div>', shown, text, flags=re.S)

    def coloured(self, block: str, run: Run) -> str:
        def shape(match: re.Match) -> str:
            sizes = match[1].split(", ")
            found = {
                tuple(dimensions_of(thing, self.evidence.vocabulary))
                for name in run.names
                for thing in things(name, run)
                if [str(size) for size in thing.shape] == sizes
            }
            told = [kinds for kinds in found if any(kinds)]
            if len(told) != 1:
                return match[0]  # nothing that the script left has this shape, or things of different kinds do
            return f"torch.Size([{', '.join(map(in_colour, sizes, told[0]))}])"

        return re.sub(r"torch\.Size\(\[([\d, ]+)\]\)", shape, block)


class Rendered(Treeprocessor):
    def __init__(self, md: Markdown, evidence: Evidence):
        super().__init__(md)
        self.evidence = evidence

    def run(self, root: Element) -> None:
        self.evidence.rendered = True


class Net(Postprocessor):
    """Warns of what looks like a claim in the page's HTML and was not held, nor told of."""

    def __init__(self, md: Markdown, evidence: Evidence):
        super().__init__(md)
        self.evidence = evidence

    def run(self, text: str) -> str:
        evidence = self.evidence
        if not evidence.rendered:
            return text
        found = list(unheld(text, evidence.told, words_of(evidence.vocabulary, evidence.runs)))
        source = html.unescape(Path(evidence.page).read_text("utf-8")) if found and evidence.page else ""
        for shown, before, behind in found:
            line = line_of(shown, before, behind, source)
            where = f"{evidence.page}:{line}" if line else evidence.page
            log.warning(f"{where}: readers see {shown}, which was not read as a claim (or has no mark: .no-shape)")
        return text


class Shapes(Extension):
    def __init__(self, **options: object):
        self.config = {
            "page": ["", "Path of the page's file"],
            "outputs": [".cache/outputs", "Folder of what the snippets printed and left"],
            "versions": ["versions", "Folder of what other versions of PyTorch printed"],
            "vocabulary": ["vocabulary.toml", "Path of the site's vocabulary"],
            "language": ["en", "Whose words readers are told"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        options = self.getConfigs()
        folders = Path(options["outputs"]), Path(options["versions"])
        evidence = Evidence(md, options["page"], *folders, load(Path(options["vocabulary"])), options["language"])
        md.preprocessors.register(evidence, "shapes", 35)  # before snippets (32) puts scripts and outputs in
        md.postprocessors.register(Links(md, evidence), "shapes", 25)  # after what was stashed is back (30)
        md.treeprocessors.register(Rendered(md, evidence), "rendered", -1)  # after toc (5)
        md.postprocessors.register(Net(md, evidence), "net", 0)  # last: what it reads is what the page shows


def makeExtension(**options: object) -> Shapes:
    return Shapes(**options)
