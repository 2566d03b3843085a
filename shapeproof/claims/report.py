"""Pages read, judged and reported: `check` reads them, `summary` says what came of it. Rules for authors: docs/*/claims.md."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from shapeproof.claims.grammar import INCLUDE, Claim, claims_of
from shapeproof.claims.judge import hold
from shapeproof.claims.things import Run
from shapeproof.runs.build import build
from shapeproof.runs.store import write

OUTPUTS = Path(".cache/outputs")


@dataclass
class Page:
    """A page, its runs and what it claims. `lines` says where each line of `text` stands in a notebook's file."""

    path: Path
    text: str
    runs: list[Run]
    lines: list[int] | None = None
    claims: list[Claim] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        return [f"{self.path.as_posix()}:{self.lines[claim.line - 1] if self.lines else claim.line}: {claim.problem}"
                for claim in self.claims if claim.problem]


def judged(page: Page) -> Page:
    page.claims = [claim for claim in claims_of(page.text, page.runs) if claim.mark != "no-shape"]
    for claim in page.claims:
        hold(claim, page.runs)
    return page


def read_page(path: Path, outputs: Path = OUTPUTS) -> Page:
    text = path.read_text(encoding="utf-8")
    return judged(Page(path, text, runs_of(text, outputs)))


def runs_of(text: str, outputs: Path) -> list[Run]:
    """The runs that a page shows, in its order: of code that only drew a picture, there is nothing to see."""
    runs: dict[str, Run] = {}
    for include in INCLUDE.finditer(text):
        printed = f'"{include[1]}.txt"' in text
        if include[1] not in runs and printed and (run := run_of(outputs / include[1], f"{include[1]}.py", include.start())):
            runs[include[1]] = run
    return list(runs.values())


def run_of(target: Path, script: str, at: int) -> Run | None:
    try:
        names, worlds = (json.loads(Path(f"{target}{suffix}").read_text()) for suffix in (".json", ".worlds.json"))
    except FileNotFoundError:  # no snippet's output, or a failed one's: the runs and the build speak of that
        return None
    return Run(script, at, names, [world["names"] for world in worlds["worlds"] if world["world"] != "num_layers + 1"])


def read_notebook(path: Path) -> Page:
    """A notebook's Markdown cells as one page, held against a run of its code cells as one script."""
    raw = path.read_text(encoding="utf-8")
    text, code, lines, at = "", "", [], 0
    for cell in json.loads(raw)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            code += source + "\n\n"
            continue
        for line in [*source.split("\n"), ""]:
            found = raw.find(json.dumps(line, ensure_ascii=False)[1:-1], at) if line else -1
            at = found if found >= 0 else at
            lines.append(raw.count("\n", 0, at) + 1)
        text += source + "\n\n"
    return judged(Page(path, text, [run for run in [run_code(path, code)] if run], lines))


def run_code(path: Path, code: str) -> Run | None:
    folder = Path(".cache/notebooks/code", path.absolute().parent.name)
    script = folder / "code" / f"{path.stem}.py"
    if not script.exists() or script.read_text(encoding="utf-8") != code:
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(code, encoding="utf-8")
    build(script.parent, folder / "left")
    return run_of(folder / "left" / path.stem, path.name, 0)


def check(paths: list[Path], outputs: Path = OUTPUTS, vocabulary=None) -> list[Page]:
    """Read pages, or all in given folders, and judge what they claim."""
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [read_notebook(file) if file.suffix == ".ipynb" else read_page(file, outputs)
            for file in files if file.suffix in (".md", ".ipynb")]


def summary(pages: list[Page]) -> str:
    claims = [claim for page in pages for claim in page.claims]
    failed = sum(bool(claim.problem) for claim in claims)
    runs = {run.script if page.path.suffix == ".md" else page.path for page in pages for run in page.runs}
    return f"{len(claims)} claims, {f'{failed} of them not' if failed else 'all'} backed, by {len(runs)} runs"


def write_summary(pages: list[Page], outputs: Path = OUTPUTS) -> None:
    """Write what the site says of its own claims, for its pages to include."""
    write(outputs / "claims.txt", summary(pages) + "\n")
