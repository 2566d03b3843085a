"""How sharp the claims are: change each number, and swap any two numbers or names, in each claim of each page, and see
whether the build would notice.

    python tests/claims/mutations.py [PAGE ...]     prints the score and lists the changes that nobody would notice
"""

import re
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from shapeproof.claims import report
from shapeproof.claims.grammar import ROW, Claim
from shapeproof.claims.report import Page

WORD = re.compile(r"\d+|[A-Za-z_]\w*")


def changes(claim: Claim):
    """Other texts for a claim, each wrong: one number another, or two terms in each other's place."""
    text = claim.text
    words = [word for word in WORD.finditer(text) if word[0] not in ("torch", "Size", "times", "text", "mathbb", "R")]
    if claim.kind == "size" or claim.token.where == "prose" and "×" in text:  # its words are not names
        words = [word for word in words if word[0].isdecimal()]
    for word in words:
        if word[0].isdecimal():
            for other in {int(word[0]) + 1, int(word[0]) + 2, max(int(word[0]) - 1, 0)} - {int(word[0])}:
                yield text[: word.start()] + str(other) + text[word.end() :]
    for one, two in combinations(words, 2):
        same_term = re.fullmatch(r"\s*[*×]\s*", text[one.end() : two.start()]) and claim.token.where != "prose"
        if one[0] != two[0] and one[0].isdecimal() == two[0].isdecimal() and not same_term:
            yield text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def survivors(page: Page):
    """Yield (whether it would be noticed, whether a table row names its tensor, where, the change) for each change."""
    assert not page.problems, page.problems
    sections = [0, *(heading.start() for heading in re.finditer("^#+ ", page.text, re.M)), len(page.text)]
    for claim in page.claims:
        row = claim.by_name and ROW.match(page.text.split("\n")[claim.line - 1])
        # Judging the claim's own section, from a heading to the next, is as good as judging the page, and quicker.
        first, last = next((a, b) for a, b in zip(sections, sections[1:]) if a <= claim.start < b)
        for change in changes(claim):
            text = page.text[first : claim.start] + change + page.text[claim.end : last]
            shift = len(change) - len(claim.text)
            runs = [replace(run, at=run.at - first + shift * (run.at > claim.start)) for run in page.runs]
            noticed = bool(report.judged(replace(page, text=text, runs=runs, claims=[])).problems)
            yield noticed, bool(row), f"{page.path.as_posix()}:{claim.line}", f"{claim.text} → {change}"


def main(paths: list[Path]) -> int:
    found = [change for page in report.check(paths) for change in survivors(page)]
    for noticed, row, where, change in found:
        if not noticed:
            print(f"{where}: {change}" + " (in a row that names its tensor)" * row)
    noticed, in_rows = sum(change[0] for change in found), [change[0] for change in found if change[1]]
    print(f"{noticed} of {len(found)} changes noticed, {100 * noticed / len(found):.1f} %; "
          f"in rows that name their tensor, {sum(in_rows)} of {len(in_rows)}")
    return 0 if noticed >= 0.95 * len(found) and all(in_rows) else 1


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]] or [Path("docs")]))
