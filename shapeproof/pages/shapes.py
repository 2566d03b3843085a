"""Python-Markdown extension: each backed claim of a page carries its dimensions' colours and leads to its evidence.

It finds claims as `shapeproof.claims` does, in the page's own text, before anything else has changed it.
"""

import html
import re
from fractions import Fraction
from pathlib import Path

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from shapeproof.claims import judge, report
from shapeproof.claims.grammar import ATOM, INCLUDE, TEX_TERM, Claim
from shapeproof.claims.report import Page
from shapeproof.claims.things import Run, Thing, things
from shapeproof.pages.verbatim import included, protected, unused
from shapeproof.vocabulary import Vocabulary, load

FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
HTML = re.compile(r"<(figure|svg)\b.*?</\1>|<[A-Za-z][^<>]*>", re.S)
WORDS = {"wrong": "wrong on purpose", "left_by": "{name}, left by {script}"}


def dimensions_of(thing: Thing, vocabulary: Vocabulary) -> list[str | None]:
    """What each dimension of a thing counts, as far as runs with other sizes tell: the size with which it grew."""
    first, *others = thing.run.worlds
    kind_of = vocabulary.dimension_of
    sizes = [name for name in first if isinstance(first[name], int) and first[name] and kind_of(name)]
    sizes.sort(key=lambda name: list(vocabulary.dimensions).index(kind_of(name)))
    fixed = [name for name in sizes if all(world.get(name) == first[name] for world in others)]  # no run had another
    found = []
    for at, size in enumerate(thing.shapes[0]):
        grown = [
            kind_of(name)
            for world, shape in zip(others, thing.shapes[1:]) if size and shape and len(shape) > at and shape[at] != size
            for name in sizes if name in world and Fraction(shape[at], size) == Fraction(world[name], first[name])
        ]
        same = [kind_of(name) for name in fixed if first[name] == size and
                not vocabulary.dimensions[kind_of(name)].begins]
        found.append((grown or same or [None])[0])
    if len(found) == 3 and found[0] is None and None not in found[1:]:
        found[0] = vocabulary.beginning(thing.name)  # where a script has one layer and no name for it
    return found


class Evidence(Preprocessor):
    """Puts links in place of claims, and anchors on the outputs that they lead to."""

    def __init__(self, md, page: str, outputs: Path, vocabulary: Vocabulary, language: str):
        super().__init__(md)
        self.page, self.outputs, self.vocabulary = page, outputs, vocabulary
        self.words = WORDS | vocabulary.words.get(language, {}) | {
            name: dimension.words.get(language, name) for name, dimension in vocabulary.dimensions.items()}
        self.runs: list[Run] = []
        self.links: list[str] = []  # the HTML that belongs in place of each stand-in
        self.first = self.last = ""  # the characters around a stand-in's number, which the page does not hold

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        path = Path(self.page)
        folders = [Path(folder) for folder in self.md.preprocessors["snippet"].base_path]
        self.links.clear()
        includes = [included(line, folders) or "" for line in lines]
        self.first, self.last = unused("".join([text, *includes]), 2)
        self.md.unmarked = {}  # for error messages about TeX: what was there before
        self.runs = report.read(path, self.outputs, self.vocabulary).runs if path.suffix == ".ipynb" else \
            report.runs_of(text, self.outputs, self.vocabulary)
        page = report.judged(Page(path, text, self.runs, self.vocabulary))
        by_token: dict[tuple, list[Claim]] = {}
        html_spans = [found.span() for found in HTML.finditer(text)]
        for claim in page.claims:
            if text[text.rfind("\n", 0, claim.start) + 1] == "#":
                continue  # a heading is a link's text and the title of a page
            if any(start < claim.start < end for start, end in html_spans):
                continue  # such as the words that a figure has in place of itself
            by_token.setdefault(claim.token.outer, []).append(claim)
        for (start, end), group in sorted(by_token.items(), reverse=True):
            text = text[:start] + self.marked(text, group) + text[end:]
        return protected(anchored(text, self.runs), folders).split("\n")

    def marked(self, text: str, group: list[Claim]) -> str:
        """A code span, an equation or a piece of prose, its claims marked."""
        token = group[0].token
        parts, at = [], token.outer[0]
        if token.where == "code":
            at = token.start
        for claim in sorted(group, key=lambda claim: claim.start):
            parts += [text[at : claim.start], claim]
            at = claim.end
        parts.append(text[at : token.end if token.where == "code" else token.outer[1]])
        if token.where == "code":
            inner = "".join(self.link(part) if isinstance(part, Claim) else html.escape(part) for part in parts)
            return self.stand_in(f"<code>{inner}</code>")
        if token.where == "prose":
            return "".join(self.stand_in(self.link(part)) if isinstance(part, Claim) else part for part in parts)
        return "".join(self.in_tex(part) if isinstance(part, Claim) else part for part in parts)

    def stand_in(self, link: str) -> str:
        """Characters that no extension changes, for Links to put the HTML in place of."""
        self.links.append(link)
        return f"{self.first}{len(self.links) - 1}{self.last}"

    def in_tex(self, claim: Claim) -> str:
        shown = re.sub(r"\s*\\times\s*", " × ", re.sub(r"\\[,;:! ]", " ", claim.text))
        mark = rf"\text{{{self.stand_in(self.link(claim, shown))}}}"
        self.md.unmarked[mark] = claim.text
        return mark

    def link(self, claim: Claim, shown: str | None = None) -> str:
        """A claim as HTML: its terms in colours, in a link to what backs it."""
        shown = claim.text if shown is None else shown
        if claim.mark == "wrong":
            return f'<s class="shape-wrong" title="{self.words["wrong"]}">{html.escape(shown)}</s>'
        if not claim.thing:
            return html.escape(shown)
        kinds = self.kinds(claim)
        pattern = TEX_TERM if claim.token.where == "tex" else ATOM if claim.kind == "product" else rf"{ATOM}(?:\s*\*\s*{ATOM})*"
        pattern = r"\d+" if claim.token.where == "prose" and claim.terms[0].isdecimal() else pattern
        terms = iter(kinds)
        coloured = re.sub(
            pattern, lambda term: in_colour(html.escape(term[0]), next(terms, None)) if term[0] != "torch" else term[0],
            shown.replace("torch.Size", "\0"),
        ).replace("\0", "torch.Size")
        sizes = claim.thing.shapes[0] if claim.kind == "shape" else ()
        named = [f"{self.words[kind]} {size}" if kind else str(size) for kind, size in zip(kinds, sizes)]
        left = self.words["left_by"].format(name=claim.thing.name, script=claim.thing.run.script)
        told = html.escape(f"{' · '.join(named)} — {left}" if any(kinds) and named else left)
        return f'<a class="shape" href="#{anchor(claim.thing.run)}" aria-description="{told}">{coloured}</a>'

    def dimension_of(self, term: str) -> str | None:
        """What a term such as `num_directions * hidden_size` counts: of several, the vocabulary's first."""
        found = {self.vocabulary.dimension_of(name) for name in re.findall(r"[A-Za-z_]\w*", term)}
        return next((dimension for dimension in self.vocabulary.dimensions if dimension in found), None)

    def kinds(self, claim: Claim) -> list[str | None]:
        if claim.kind == "count":
            return []
        if claim.kind == "size":
            return [self.dimension_of(claim.terms[0])] * 2  # the name and the number
        if claim.kind == "product":
            letters = claim.partner.terms[:1] if claim.partner and judge.is_number(claim.terms[0]) else claim.terms[:1]
            return [self.dimension_of(factor) for factor in judge.factors(letters[0])] * 2
        of_thing = dimensions_of(claim.thing, self.vocabulary)
        said = claim.terms if claim.partner is None or not claim.partner.thing else claim.partner.terms
        letters = [self.dimension_of(term) or self.dimension_of(other) for term, other in zip(claim.terms, said)]
        return [kind or other for kind, other in zip(letters, [*of_thing, *[None] * len(letters)])]


def in_colour(text: str, kind: str | None) -> str:
    return f'<span class="dim-{kind}">{text}</span>' if kind else text


def anchor(run: Run) -> str:
    """The id of the output that shows a run."""
    return "run-" + re.sub(r"\W+", "-", run.script.rsplit(".", 1)[0])


def anchored(text: str, runs: list[Run]) -> str:
    """Give each run's output an id: the fence that includes what it printed, or else its source; in a notebook, the
    first piece of code."""
    lines = text.split("\n")
    wanted = {run.script.rsplit(".", 1)[0]: run for run in runs}
    places: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 1):
        include = INCLUDE.search(line)
        if include and FENCE.match(lines[number - 1]) and include[1] in wanted:
            if include[1] not in places or line.rstrip().endswith('.txt"'):
                places[include[1]] = number - 1
    if not places and runs:
        fence = next((number for number, line in enumerate(lines) if FENCE.match(line)), None)
        places = {} if fence is None else {next(iter(wanted)): fence}
    for name, number in places.items():
        opening = re.fullmatch(r"(\s*[`~]{3,})\s*(\w+)\s*(.*)", lines[number])
        if opening:
            lines[number] = f"{opening[1]}{{.{opening[2]} #{anchor(wanted[name])} {opening[3]}}}"
    return "\n".join(lines)


class Links(Postprocessor):
    """Puts the links in place of their stand-ins, and colours into the shapes that a run printed."""

    def __init__(self, md, evidence: Evidence):
        super().__init__(md)
        self.evidence = evidence

    def run(self, text: str) -> str:
        stand_ins = re.compile(f"{self.evidence.first}(\\d+){self.evidence.last}")
        text = stand_ins.sub(lambda stand_in: self.evidence.links[int(stand_in[1])], text)
        for run in self.evidence.runs:
            whole = self.evidence.page.endswith(".ipynb")
            pattern = r'<div[^>]*class="language-text' if whole else rf'<div id="{anchor(run)}"'
            text = re.sub(rf"{pattern}.*?</div>", lambda block, run=run: self.coloured(block[0], run), text, flags=re.S)
        return text

    def coloured(self, block: str, run: Run) -> str:
        def shape(match: re.Match) -> str:
            sizes = match[1].split(", ")
            found = {tuple(dimensions_of(thing, self.evidence.vocabulary)) for name in run.names for thing in things(name, run)
                     if [str(size) for size in thing.shapes[0]] == sizes}
            told = [kinds for kinds in found if any(kinds)]
            if len(told) != 1:
                return match[0]  # nothing that the script left has this shape, or things of different kinds do
            return f"torch.Size([{', '.join(map(in_colour, sizes, told[0]))}])"

        return re.sub(r"torch\.Size\(\[([\d, ]+)\]\)", shape, block)


class Shapes(Extension):
    def __init__(self, **options):
        self.config = {
            "page": ["", "Path of the page's file"],
            "outputs": [".cache/outputs", "Folder of what the snippets printed and left"],
            "vocabulary": ["vocabulary.toml", "Path of the site's vocabulary"],
            "language": ["en", "Whose words readers are told"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md) -> None:
        options = self.getConfigs()
        evidence = Evidence(md, options["page"], Path(options["outputs"]), load(Path(options["vocabulary"])),
                            options["language"])
        md.preprocessors.register(evidence, "shapes", 35)  # before snippets (32) puts scripts and outputs in
        md.postprocessors.register(Links(md, evidence), "shapes", 25)  # after what was stashed is back (30)


def makeExtension(**options) -> Shapes:
    return Shapes(**options)
