"""Pages read, judged and reported: `check` reads them, `summary` says what came of it. Rules for authors: docs/*/claims.md."""

import json
import re
import textwrap
from bisect import bisect_right
from dataclasses import asdict, dataclass, field
from pathlib import Path

from shapeproof import kept
from shapeproof.claims import comments, notebook
from shapeproof.claims.blocks import blocks, front_matter, not_opened, said_of
from shapeproof.claims.grammar import INCLUDE, Claim
from shapeproof.claims.judge import hold
from shapeproof.claims.subjects import claims_of
from shapeproof.claims.things import Run, run_of
from shapeproof.runs import store
from shapeproof.runs.build import relative
from shapeproof.runs.store import write
from shapeproof.vocabulary import Vocabulary

SHOWN = 1000  # characters of a problem
NO_FRONT_MATTER = (
    "front matter is a mapping in YAML between two lines of ---; as it stands, it is text (a ruler is ***)"
)


@dataclass
class Page:
    """A page, its runs and what it claims. `lines` says where each line of `text` stands in a notebook's file, `failed`
    why the page cannot be read or its code does not run."""

    path: Path
    text: str
    runs: list[Run]
    vocabulary: Vocabulary
    lines: list[int] | None = None
    parts: list[tuple[int, int]] | None = None  # what of the text is Markdown: from, to
    claims: list[Claim] = field(default_factory=list)
    amiss: list[tuple[int, str]] = field(default_factory=list)  # a line of the file, and what else is wrong there
    headings: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        told = [*self.amiss, *((self.line(claim.line), claim.problem) for claim in self.claims if claim.problem)]
        return self.failed + [
            textwrap.shorten(f"{relative(self.path)}:{line}: {why}", SHOWN, placeholder=" …")
            for line, why in sorted(told, key=lambda problem: problem[0])
        ]

    def line(self, line: int) -> int:
        return self.lines[line - 1] if self.lines else line


def judged(page: Page) -> Page:
    ends = [match.end() for match in re.finditer("\n", page.text)]
    parts = page.parts or [(0, len(page.text))]
    found = [block for part in parts for block in blocks(page.text, *part)]
    page.headings = [page.text[block.start : block.end].strip() for block in found if block.kind == "heading"]
    fences = not_opened(page.text, found)
    page.amiss = page.amiss + [(page.line(bisect_right(ends, at) + 1), why) for at, why in fences]
    if page.path.suffix == ".md" and page.text.startswith("---\n") and parts[0][0] == 0:
        page.amiss.append((1, NO_FRONT_MATTER))
    found = said_of(page.text, parts[0][0]) + found
    page.claims = [
        claim for claim in claims_of(page.text, found, page.runs, page.vocabulary) if claim.mark != "no-shape"
    ]
    for claim in page.claims:
        claim.line = bisect_right(ends, claim.start) + 1
        hold(claim, page.runs)
    return page


def read(path: Path, outputs: Path, vocabulary: Vocabulary) -> Page:
    """A page held against what its snippets left in `outputs`, or a notebook against what it leaves itself."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if "\0" in text:
            raise ValueError(f"has a NUL in line {text.count(chr(10), 0, text.index(chr(0))) + 1}")
        if path.suffix == ".ipynb":
            return read_notebook(path, text, outputs, vocabulary)
        return judged(
            Page(path, text, runs_of(text, outputs, vocabulary), vocabulary, parts=[(front_matter(text), len(text))])
        )
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        why = f"is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}"
    except ValueError as error:
        why = f"{error}"
    return Page(path, "", [], vocabulary, failed=[f"{relative(path)}: {why}"])


def runs_of(text: str, outputs: Path, vocabulary: Vocabulary) -> list[Run]:
    """The runs that a page shows, in its order: of code that only drew a picture, there is nothing to see."""
    runs: dict[str, Run] = {}
    for include in INCLUDE.finditer(text):
        printed = f'"{include[1]}.txt"' in text
        if include[1] not in runs and printed:
            run = run_of(outputs / include[1], f"{include[1]}.py", include.start(), vocabulary)
            runs |= {include[1]: run} if run else {}
    return list(runs.values())


def read_notebook(path: Path, raw: str, outputs: Path, vocabulary: Vocabulary) -> Page:
    """A notebook's Markdown cells as one page, held against a run of its code cells as one script; so are their comments."""
    markdown, code = notebook.read(raw)
    left, failures = notebook.run(path, code.text, outputs, vocabulary.scripts)
    run = None if failures else run_of(left, path.name, 0, vocabulary)
    page = Page(path, markdown.text, [run] if run else [], vocabulary, markdown.lines, markdown.parts)
    page.failed = [
        f"{relative(path)}:{code.lines[(failure.line or 1) - 1]}: its code, run as one script: {failure.what}\n"
        + textwrap.indent(failure.quoted.rstrip(), "    ")
        for failure in failures
    ]
    if failures:
        return page
    if run:
        page.amiss = [(code.lines[line - 1], why) for line, why in comments.wrong(code.text, run, vocabulary)]
    return judged(page)


@dataclass
class Told:
    """What came of a page: what it shows and claims, each claim with what backs it, and what is wrong."""

    path: str  # as a user would type it
    problems: list[str]
    failed: list[str]
    snippets: list[str]
    claims: list[str]
    unbacked: int
    runs: list[str]
    headings: list[str]


def told_of(page: Page) -> Told:
    return Told(
        relative(page.path),
        page.problems,
        page.failed,
        included(page),
        said(page),
        sum(bool(claim.problem) for claim in page.claims),
        [run.script if page.path.suffix == ".md" else relative(page.path) for run in page.runs],
        page.headings,
    )


def check(paths: list[Path], outputs: Path, vocabulary: Vocabulary) -> list[Told]:
    """Read pages, or all in given folders, and judge what they claim. Raises FileNotFoundError."""
    if missing := [str(path) for path in paths if not path.exists()]:
        raise FileNotFoundError(f"there is no {', '.join(missing)}")
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [told(file, outputs, vocabulary) for file in files if file.suffix in (".md", ".ipynb") and not file.is_dir()]


def told(path: Path, outputs: Path, vocabulary: Vocabulary) -> Told:
    """What came of a page, from before where neither it nor what it shows has changed since."""
    text = store.read(str(path)) if path.is_file() else None
    if text is None:
        return told_of(read(path, outputs, vocabulary))
    name, folder = relative(path), outputs.parent / "kept/claims"
    of_notebook = path.suffix == ".ipynb"
    shown = [notebook.left(path, outputs)] if of_notebook else []
    shown += [outputs / include for include in sorted(set(INCLUDE.findall(text.decode(errors="replace"))))]

    def made_of() -> list[str | bytes | None]:
        return [kept.code(*kept.CLAIMS), store.fingerprint(), vocabulary.hashed, name, text, *map(kept.left, shown)]

    found = kept.known(folder, name, made_of())
    if found is None:
        found = asdict(told_of(read(path, outputs, vocabulary)))  # a notebook has run only now
        kept.found(folder, name, made_of(), lambda: None if of_notebook and found["failed"] else found)
    return Told(**found)


def summary(pages: list[Told]) -> str:
    claims, failed = sum(len(page.claims) for page in pages), sum(page.unbacked for page in pages)
    runs = {run for page in pages for run in page.runs}
    return f"{claims} claims, {f'{failed} of them not' if failed else 'all'} backed, by {len(runs)} runs"


def write_summary(pages: list[Told], outputs: Path) -> None:
    """Write what the site says of its own claims, for its pages to include, and what each page says, to compare."""
    write(outputs / "claims.txt", summary(pages) + "\n")
    every = {page.path: {"snippets": page.snippets, "claims": page.claims, "headings": page.headings} for page in pages}
    write(outputs / "claims.json", json.dumps(every, indent=1, ensure_ascii=False) + "\n")


def included(page: Page) -> list[str]:
    """The snippets of which a page shows anything, without suffix."""
    return list(dict.fromkeys(include[1] for include in re.finditer(r'--8<-- "([^"\n]+)\.[a-z]+"', page.text)))


def said(page: Page) -> list[str]:
    """What a page claims, each with what backs it."""
    return [
        f"{claim.text}: "
        + (f"{claim.thing.run.script} left {claim.thing}" if claim.thing else claim.problem or "wrong on purpose")
        for claim in page.claims
    ]
