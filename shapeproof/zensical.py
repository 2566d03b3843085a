"""python -m shapeproof.zensical SITE: the site as Zensical builds it, after `python -m shapeproof` and its claims.

Zensical takes what mkdocs.yml says and Python-Markdown's extensions, but runs no plugin of MkDocs and no hook. So it is given
a copy of the project in which each notebook has run and is a page in Markdown. Zensical itself is put beside that copy, as
requirements-zensical.txt has it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin

import nbformat
import yaml
from nbclient import NotebookClient
from traitlets.config import Config

from shapeproof import kept
from shapeproof.claims import notebook
from shapeproof.pages.assets import write_assets
from shapeproof.pages.notebook import JUPYTER, hold_together, markdown
from shapeproof.pages.verbatim import Cloak, unused
from shapeproof.runs import store
from shapeproof.vocabulary import load

CACHE = Path(".cache")
PACKAGES, COPY = CACHE / "zensical/packages", CACHE / "zensical/project"
LOCK = Path("requirements-zensical.txt")
ASSETS = Path("theme/assets/made")
COPIED = "docs", "snippets", "theme", "versions", ".cache/outputs", ".cache/notebooks/code"


def main(site: Path) -> int:
    """Build all languages into `site`, which is made anew if all is well. Returns Zensical's exit code."""
    names = ["mkdocs.yml", *options("mkdocs.yml")["plugins"]["shapeproof"]["languages"]]
    write_assets(load(Path("vocabulary.toml")), ASSETS, CACHE / "font")
    install()
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in COPIED:
        shutil.copytree(folder, COPY / folder)
    for path in [*Path().glob("mkdocs*.yml"), Path("vocabulary.toml")]:
        # Zensical empties a site's folder first, and would remove a language inside.
        text = re.sub(r"(?m)^site_dir: .*", f"site_dir: built/{path.stem}", path.read_text(encoding="utf-8"))
        (COPY / path).write_text(re.sub(r"(?m)\.ipynb$", ".md", text), encoding="utf-8")
    with ThreadPoolExecutor() as pool:
        code = max(pool.map(build, names))
    if code:
        return code
    shutil.rmtree(site, ignore_errors=True)
    for name in names:
        shutil.copytree(COPY / "built" / Path(name).stem, site / inside(name), dirs_exist_ok=True)
    return 0


def install() -> None:
    """Have PACKAGES hold what LOCK lists. Raises CalledProcessError."""
    ready, wanted = PACKAGES / "ready", LOCK.read_bytes()
    if store.read(str(ready)) != wanted:
        shutil.rmtree(PACKAGES, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--target", PACKAGES, "-r", LOCK], check=True)
        ready.write_bytes(wanted)


def options(name: str) -> dict:
    """What a language's own configuration says."""
    return yaml.safe_load(Path(name).read_text(encoding="utf-8"))


def inside(name: str) -> str:
    """Where a language is, seen from the site's root."""
    folder = os.path.relpath(options(name)["site_dir"], options("mkdocs.yml")["site_dir"])
    return "" if folder == "." else f"{Path(folder).as_posix()}/"


def build(name: str) -> int:
    docs = Path(options(name)["docs_dir"])
    for path in docs.rglob("*.ipynb"):
        as_markdown(path, options(name)["plugins"]["shapeproof"]["output"])
    for path in (COPY / docs).rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(\]\([^)\s:]+)\.ipynb\b", r"\1.md", text), encoding="utf-8")
    url = urljoin(os.environ.get("SITE_URL", "http://127.0.0.1:8000/"), inside(name))
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", name]
    found = os.pathsep.join([str(PACKAGES.absolute()), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, "SITE_URL": url, "PYTHONPATH": found}
    for _ in range(3):  # on a busy machine it has ended at once, without a page and without an error
        code = subprocess.run(command, cwd=COPY, env=env).returncode
        if code or (COPY / "built" / Path(name).stem / "index.html").is_file():
            return code
    print(f"{name}: Zensical said that all is well, and made no page", file=sys.stderr)
    return 1


def as_markdown(path: Path, output_title: str) -> None:
    """Run a notebook, and put it into the copy as a page; its file goes where the page will be. Raises nbclient's errors."""

    def run() -> dict:
        settings = Config(json.loads((JUPYTER / "jupyter_config.json").read_text(encoding="utf-8")))
        return NotebookClient(nbformat.read(path, 4), config=settings).execute()

    made_of: list[str | bytes | None] = [store.fingerprint(), path.read_bytes()]
    ran = kept.found(CACHE / "kept/notebooks", str(path), made_of, run)
    hold_together(ran, str(path), notebook.left(path, CACHE / "outputs").with_suffix(".txt"))
    cloak = Cloak(unused(json.dumps(ran, ensure_ascii=False)))
    text = "\n\n".join(markdown(ran, str(path), output_title, cloak))
    if cloak.off(text) != text:
        raise ValueError(f"{path}: holds characters that Markdown would act on")  # here nothing takes the cloak off
    page = COPY / path.with_suffix(".md")
    front = yaml.safe_dump({"notebook": str(path.absolute()), "download": path.name})
    page.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    page.with_suffix("").mkdir()
    (COPY / path).rename(page.with_suffix("") / path.name)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
