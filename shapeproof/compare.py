"""python -m shapeproof.compare BEFORE AFTER: what two folders of outputs differ in, as Markdown; nothing where they do not.

For each snippet: what it prints, leaves and draws, and which pages show it; for each page, the claims that came, went or
changed, as `python -m shapeproof.claims` recorded them. Exit code 0 if both folders could be read.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from math import isclose
from pathlib import Path

LINES, CHARACTERS = 30, 300  # the most of a diff, and of one of its lines
BYTES = 600_000  # of all: a job's summary holds a megabyte, and an issue less
NUMBER = re.compile(r"\d+(?:\.\d+)?")
SEEN = 0.05  # of a figure's units, of which an inch has 72: what moves less looks the same


class NoOutputs(ValueError):
    """Which folder holds no outputs, and how it comes to hold some."""


class Outputs:
    """A folder of outputs: its snippets, and what is told of pages."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.snippets = {stamp.relative_to(folder).with_suffix("").as_posix() for stamp in folder.rglob("*.stamp")}
        if not self.snippets:
            raise NoOutputs(f"{folder} holds no outputs: python -m shapeproof --outputs {folder} writes them")
        self.pages = self.mapping("claims.json")
        if not self.pages:
            how = f"python -m shapeproof.claims --outputs {folder} writes it"
            raise NoOutputs(f"{folder} holds no claims.json: {how}")

    def text(self, name: str) -> str:
        path = self.folder / name
        return path.read_bytes().decode(errors="replace") if path.exists() else ""

    def mapping(self, name: str) -> dict:
        try:
            found = json.loads(self.text(name) or "{}")
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise NoOutputs(f"{self.folder / name} is damaged: delete it, and have it written again")
        return found

    def prints(self, snippet: str) -> list[str]:
        return self.text(f"{snippet}.txt").split("\n")

    def leaves(self, snippet: str) -> list[str]:
        return [f"{name}: {shape}" for name, shape in self.mapping(f"{snippet}.json").items()]

    def leaves_in_other_worlds(self, snippet: str) -> list[str]:
        found = self.mapping(f"{snippet}.worlds.json")
        worlds = [
            f"{one['world']}: {name}: {left}" for one in found.pop("worlds", []) for name, left in one["names"].items()
        ]
        return worlds + [f"{what}: {one}" for what, rest in found.items() for one in rest]

    def computes(self, snippet: str) -> list[str]:
        """Its trace, without the places, which move with every line above."""
        found = self.mapping(f"{snippet}.trace.json")
        ran = [
            f"{one['text']}: {one['shapes']} ({one['times']} ×), in other worlds {one['worlds']}"
            for one in found.get("expressions", [])
        ]
        return ran + [
            f"{one['text']} raises {one['error']}; there met "
            + ", ".join(f"{part['text']}: {part['shape']}, in other worlds {part['worlds']}" for part in one["met"])
            for one in found.get("raised", [])
        ]

    def shown_on(self, snippet: str) -> list[str]:
        return [page for page, told in self.pages.items() if snippet in told["snippets"]]


KINDS = {
    "It prints something else": Outputs.prints,
    "It leaves something else": Outputs.leaves,
    "In other worlds it leaves something else": Outputs.leaves_in_other_worlds,
    "Its trace is another": Outputs.computes,
}


def compare(before: Outputs, after: Outputs) -> Iterator[str]:
    """Yield a paragraph of Markdown for each snippet and each page that differs."""
    for snippet in sorted(before.snippets | after.snippets):
        told = list(of_snippet(snippet, before, after))
        if told:
            pages = sorted({*before.shown_on(snippet), *after.shown_on(snippet)})
            shown = f"On {', '.join(map(code, pages))}." if pages else "On no page."
            yield "\n\n".join([f"### {code(f'{snippet}.py')}", shown, *told])
    for page in sorted(before.pages.keys() | after.pages.keys()):
        claims = [outputs.pages.get(page, {}).get("claims", []) for outputs in (before, after)]
        if found := diff(*claims):
            yield f"### Claims of {code(page)}\n\n{found}"
    for page, told in after.pages.items():
        if told != before.pages.get(page):
            yield from of_twins(page, after.pages)


def of_twins(page: str, pages: dict) -> Iterator[str]:
    """Yield what the same page in other languages lacks. Each language is a folder in that of the pages: docs/ko, docs/en."""
    if page.count("/") < 2:
        return
    docs, language, rest = page.split("/", 2)
    homes = {
        other.split("/")[1] for other in pages if re.fullmatch(rf"{re.escape(docs)}/[^/]+/index\.(md|ipynb)", other)
    }
    for other in sorted(homes - {language}) if language in homes else ():
        twin = f"{docs}/{other}/{rest}"
        if twin not in pages:
            yield f"### {code(page)} has no twin\n\n{code(twin)} is still to be written."
        elif lacks := list(behind(pages[page], pages[twin])):
            yield f"### {code(twin)} is behind {code(page)}\n\nIt lacks:\n\n" + "\n".join(f"- {one}" for one in lacks)


def behind(page: dict, twin: dict) -> Iterator[str]:
    """Yield what a page has and its twin has not: claims are told apart by their numbers, headings by their depth."""
    for what, key in ("snippets", str), ("claims", numbers), ("headings", lambda text: text.split(" ")[0]):
        left = Counter(map(key, twin[what]))
        for text in page[what]:
            left[key(text)] -= 1
            if left[key(text)] < 0:
                yield f"of {what}, {code(text)}"


def numbers(claim: str) -> str:
    """What a claim says in any language: of words and numbers, the numbers."""
    said = claim.split(": ")[0]
    return " ".join(re.findall(r"\d+", said)) if "×" in said else said


def of_snippet(snippet: str, before: Outputs, after: Outputs) -> Iterator[str]:
    if snippet not in before.snippets:
        yield "It is new."
    elif snippet not in after.snippets:
        yield "It left nothing: it is gone, or failed."
    else:
        for what, lines in KINDS.items():
            if found := diff(lines(before, snippet), lines(after, snippet)):
                yield f"{what}:\n\n{found}"
        if looks_different(*(outputs.text(f"{snippet}.svg") for outputs in (before, after))):
            yield "Its figure looks different."


def diff(before: list[str], after: list[str]) -> str:
    """What went and what came, in a fence that no line of it can close; empty where nothing did."""
    lines = [line for line in [*unified_diff(before, after, n=0, lineterm="")][2:] if not line.startswith("@@ ")]
    shown = [line if len(line) <= CHARACTERS else f"{line[:CHARACTERS]} …" for line in lines[:LINES]]
    if len(lines) > LINES:
        shown.append(f"… and {len(lines) - LINES} lines more")
    fence = "`" * max(3, 1 + max((len(run) for line in shown for run in re.findall("`+", line)), default=0))
    return "\n".join([f"{fence}diff", *(printable(line) for line in shown), fence]) if shown else ""


def printable(text: str) -> str:
    """Text on one line, in which nothing acts on a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def code(text: str) -> str:
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " * text.startswith("`")
    return f"{ticks}{pad}{printable(text)}{pad}{ticks}"


def looks_different(before: str, after: str) -> bool:
    """Whether two figures differ in more than numbers that no eye can tell apart."""
    return NUMBER.sub("0", before) != NUMBER.sub("0", after) or not all(
        isclose(float(one), float(two), abs_tol=SEEN) for one, two in zip(*map(NUMBER.findall, (before, after)))
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m shapeproof.compare", description=__doc__)
    parser.add_argument("before", type=Path, metavar="BEFORE")
    parser.add_argument("after", type=Path, metavar="AFTER")
    args = parser.parse_args()
    try:
        before, after = Outputs(args.before), Outputs(args.after)
        paragraphs = list(compare(before, after))
    except (OSError, NoOutputs) as error:
        print(f"compare: {error}", file=sys.stderr)
        return 1
    made = [", ".join(outputs.text("build.txt").splitlines()) or "not all ran" for outputs in (before, after)]
    head = f"Before: {made[0]}. After: {made[1]}. Snippets and pages that differ: {len(paragraphs)}."
    room = BYTES
    for number, paragraph in enumerate([head, *paragraphs] if paragraphs else []):
        room -= len(paragraph.encode())
        if room < 0:
            print(f"… and {len(paragraphs) + 1 - number} more.")
            break
        print(paragraph, end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
