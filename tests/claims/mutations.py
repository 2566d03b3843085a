"""How sharp the claims are: change each number, swap any two numbers or names, in each claim of each page, swap any two
claims of a sentence that are said of different things, and see whether the build would notice.

    python tests/claims/mutations.py          prints the changes that nobody would notice, and how many are noticed
    python tests/claims/mutations.py --keep   keeps them in survivors.txt, the line that the tests hold
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

from shapeproof.claims import report
from shapeproof.claims.grammar import Claim
from shapeproof.claims.report import Page
from shapeproof.claims.terms import is_number
from shapeproof.vocabulary import load

ROOT = Path(__file__).parent.parent.parent
SURVIVORS = Path(__file__).with_name("survivors.txt")
WORD = re.compile(r"\d+|[A-Za-z_]\w*")


def changes(claim: Claim) -> Iterator[str]:
    """Other texts for a claim, each wrong: one number another, or two terms in each other's place."""
    text = claim.text
    words = [word for word in WORD.finditer(text) if word[0] not in ("torch", "Size", "times", "text", "mathbb", "R")]
    if claim.kind == "size" or (claim.token.where == "prose" and "×" in text):  # its words are not names
        words = [word for word in words if word[0].isdecimal()]
    for word in words:
        if word[0].isdecimal():
            for other in {int(word[0]) + 1, int(word[0]) + 2, max(int(word[0]) - 1, 0)} - {int(word[0])}:
                yield text[: word.start()] + str(other) + text[word.end() :]
    for one, two in combinations(words, 2):
        same_term = re.fullmatch(r"\s*[*×+]\s*", text[one.end() : two.start()]) and claim.token.where != "prose"
        if one[0] != two[0] and one[0].isdecimal() == two[0].isdecimal() and not same_term:
            yield text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def swaps(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of one sentence, written alike, that are said of different things."""
    for one, other in combinations([claim for claim in claims if claim.kind == "shape" and claim.thing], 2):
        alike = one.token.where == other.token.where and len(one.text) and one.text[0] == other.text[0]
        numbers = [all(map(is_number, claim.terms)) for claim in (one, other)]
        if (
            one.unit == other.unit
            and alike
            and numbers[0] == numbers[1]
            and one.text != other.text
            and one.thing.name != other.thing.name
        ):
            yield one, other


def noticed(page: Page, *edits: tuple[Claim, str]) -> bool:
    """Whether other texts for some claims of one section would be reported. That section, from a heading to the next, is
    judged: it is as good as judging the page, and quicker."""
    sections = [0, *(heading.start() for heading in re.finditer("^#+ ", page.text, re.M)), len(page.text)]
    first, last = next((a, b) for a, b in pairwise(sections) if a <= edits[0][0].start < b)
    text, shift = page.text[first:last], 0
    for claim, change in edits:
        at = claim.start - first + shift
        text = text[:at] + change + text[at + claim.end - claim.start :]
        shift += len(change) - (claim.end - claim.start)
    runs = [replace(run, at=run.at - first + shift * (run.at > edits[-1][0].start)) for run in page.runs]
    return bool(report.judged(replace(page, text=text, runs=runs, parts=None, claims=[])).problems)


def tried(page: Page) -> Iterator[tuple[bool, str]]:
    """Yield whether a change would be noticed, and the change, for each."""
    assert not page.problems, page.problems
    where = page.path.relative_to(ROOT).as_posix()
    for claim in page.claims:
        if claim.mark != "wrong":  # else it is as wrong as before
            for change in changes(claim):
                yield noticed(page, (claim, change)), f"{where}: {claim.text} → {change}"
    for one, other in swaps(page.claims):
        yield noticed(page, (one, other.text), (other, one.text)), f"{where}: {one.text} ↔ {other.text}"


def survivors() -> tuple[int, list[str]]:
    """How many changes there are, and those that nobody would notice."""
    pages = report.check([ROOT / "docs"], ROOT / ".cache/outputs", load(ROOT / "vocabulary.toml"))
    found = [change for page in pages for change in tried(page)]
    return len(found), sorted({change.replace("\n", " ") for seen, change in found if not seen})


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
