"""How sharp the claims are: change each number, swap any two numbers or names, in each claim of each page and each comment
of each snippet, swap any two claims of a sentence that are said of different things, and see whether the build would notice.

    python tests/claims/mutations.py          prints the changes that nobody would notice, and how many are noticed
    python tests/claims/mutations.py --keep   keeps them in survivors.txt, the line that the tests hold
"""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import combinations, pairwise
from multiprocessing import get_context
from pathlib import Path

from shapeproof.claims import comments, judge, report
from shapeproof.claims.blocks import blocks
from shapeproof.claims.grammar import Claim
from shapeproof.claims.judge import hold
from shapeproof.claims.report import Page
from shapeproof.claims.subjects import claims_of
from shapeproof.claims.terms import is_number
from shapeproof.claims.things import Run, run_of
from shapeproof.vocabulary import load

ROOT = Path(__file__).parent.parent.parent
OUTPUTS = ROOT / ".cache/outputs"
SNIPPETS = ROOT / "snippets"
VOCABULARY = load(ROOT / "vocabulary.toml")
SURVIVORS = Path(__file__).with_name("survivors.txt")
ONE_NAME = "comment on one name:"
WORD = re.compile(r"\d+|[A-Za-z_]\w*")


def changes(text: str, kind: str, where: str) -> Iterator[str]:
    """Other texts for a claim, each wrong: one number another, or two terms in each other's place."""
    words = [word for word in WORD.finditer(text) if word[0] not in ("torch", "Size", "times", "text", "mathbb", "R")]
    if kind == "size" or (where == "prose" and "×" in text):  # its words are not names
        words = [word for word in words if word[0].isdecimal()]
    for word in words:
        if word[0].isdecimal():
            for other in {int(word[0]) + 1, int(word[0]) + 2, max(int(word[0]) - 1, 0)} - {int(word[0])}:
                yield text[: word.start()] + str(other) + text[word.end() :]
    for one, two in combinations(words, 2):
        same_term = re.fullmatch(r"\s*[*×+]\s*", text[one.end() : two.start()]) and where != "prose"
        if one[0] != two[0] and one[0].isdecimal() == two[0].isdecimal() and not same_term:
            yield text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def swaps(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of one sentence, written alike, that are said of different things."""
    for one, other in combinations([claim for claim in claims if claim.kind == "shape"], 2):
        alike = one.token.where == other.token.where and len(one.text) and one.text[0] == other.text[0]
        numbers = [all(map(is_number, claim.terms)) for claim in (one, other)]
        if (
            one.unit == other.unit
            and alike
            and numbers[0] == numbers[1]
            and one.text != other.text
            and one.thing
            and other.thing
            and one.thing.name != other.thing.name
        ):
            yield one, other


@lru_cache(1)
def spans(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where the blocks of a section are, before anything is changed: what is below what one owns tells nothing of it."""
    return [(block.start, max(block.end, block.until)) for block in blocks(text, first, last)]


def noticed(page: Page, *edits: tuple[Claim, str]) -> bool:
    """Whether other texts for some claims of one block would be reported. Only what stands in that block is held; to read
    it, its section is enough, from a heading to the next, and of that the heading and the paragraph before the block."""
    sections = [0, *(heading.start() for heading in re.finditer("^#+ ", page.text, re.M)), len(page.text)]
    begins = edits[0][0].start
    first, last = next((a, b) for a, b in pairwise(sections) if a <= begins < b)
    last = next(end for start, end in reversed(spans(page.text, first, last)) if start <= begins)
    text, shift = page.text, 0
    for claim, change in edits:
        text = text[: claim.start + shift] + change + text[claim.end + shift :]
        shift += len(change) - (claim.end - claim.start)
    *before, block = [block for block in blocks(text, first, last + shift) if block.start <= begins]
    # An item of a list may be about what is named before the list.
    lead = [one for one in before if one.kind in ("heading", "text", "math")] if block.kind == "item" else []
    claims = claims_of(text, [*lead, block], page.runs, page.vocabulary)
    by_distance = sorted(claims, key=lambda claim: abs(claim.start - begins))
    return any(problem(claim, page.runs) for claim in by_distance if claim.mark != "no-shape")


def problem(claim: Claim, runs: list[Run]) -> str:
    hold(claim, runs)
    return claim.problem


def tried_on(path: Path) -> list[tuple[bool, str]]:
    """Whether a change would be noticed, and the change, for each of a page or of a snippet's comments."""
    tried = tried_on_snippet if path.suffix == ".py" else tried_on_page
    return [(seen, f"{path.relative_to(ROOT).as_posix()}: {change}".replace("\n", " ")) for seen, change in tried(path)]


def tried_on_page(path: Path) -> Iterator[tuple[bool, str]]:
    page = report.read(path, OUTPUTS, VOCABULARY)
    assert not page.problems, page.problems
    for claim in page.claims:
        if claim.mark != "wrong":  # else it is as wrong as before
            for change in changes(claim.text, claim.kind, claim.token.where):
                yield noticed(page, (claim, change)), f"{claim.text} → {change}"
    for one, other in swaps(page.claims):
        yield noticed(page, (one, other.text), (other, one.text)), f"{one.text} ↔ {other.text}"


def tried_on_snippet(path: Path) -> Iterator[tuple[bool, str]]:
    name, source = path.relative_to(SNIPPETS), path.read_text(encoding="utf-8")
    run = run_of(OUTPUTS / name.with_suffix(""), name.as_posix(), 0, VOCABULARY)
    assert run, path
    lines = comments.Lines(source, run)
    for line, comment in comments.comments_of(source):
        about, names = lines.about(line), sum(place[0] == line for place in lines.given)
        assert not comments.mistake(comment, about, run, VOCABULARY), (path, line)
        for changed in changes_in(comment):
            seen = bool(comments.mistake(changed, about, run, VOCABULARY))
            yield seen, f"{ONE_NAME if names == 1 else 'comment:'} {comment} → {changed}"


def changes_in(comment: str) -> Iterator[str]:
    shapes = list(comments.SHAPES.finditer(comment))
    for shape in shapes:
        for change in changes(shape[0], "shape", "code"):
            yield comment[: shape.start()] + change + comment[shape.end() :]
    for one, other in combinations(shapes, 2):
        if one[0] != other[0] and "=" not in comment[one.end() : other.start()]:
            between = comment[one.end() : other.start()]
            yield comment[: one.start()] + other[0] + between + one[0] + comment[other.end() :]


def in_short() -> None:
    """Say of no claim what there is instead, which takes as long as to see that it is wrong."""
    judge.explain = lambda *_: "wrong"


def survivors() -> tuple[int, list[str]]:
    """How many changes there are, and those that nobody would notice."""
    files = [path for folder in (ROOT / "docs", SNIPPETS) for path in sorted(folder.rglob("*"))]
    files = [path for path in files if path.suffix in (".md", ".ipynb", ".py")]
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=in_short) as pool:
        found = [one for several in pool.map(tried_on, files, chunksize=4) for one in several]
    return len(found), sorted({change for seen, change in found if not seen})


def kept() -> set[str]:
    return set(SURVIVORS.read_text(encoding="utf-8").splitlines())


def main() -> int:
    count, found = survivors()
    print(*found, sep="\n")
    print(f"{len(found)} of {count} changes go unnoticed")
    if "--keep" in sys.argv:
        SURVIVORS.write_text("".join(f"{change}\n" for change in found), encoding="utf-8")
    return 1 if set(found) - kept() else 0


if __name__ == "__main__":
    sys.exit(main())
