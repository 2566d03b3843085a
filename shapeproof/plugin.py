"""What MkDocs is to do beside reading pages: each function is one of its events."""

import logging
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File
from pymdownx.snippets import SnippetMissingError

from shapeproof.claims import report
from shapeproof.pages import font, notebook
from shapeproof.pages.mathml import MathError
from shapeproof.runs import store
from shapeproof.runs.build import build as run_snippets

log = logging.getLogger("mkdocs.shapeproof")
CACHE = Path(".cache")
pages: list[report.Page] = []  # of both languages, as the last build found them
nested = False  # whether this build is that of the English site inside the Korean one


def on_config(config):
    language = config.theme["language"]
    # mkdocs-jupyter's cache knows a notebook's text alone, and is cleared of what this build, of one language, did not use.
    cache = CACHE / "notebooks" / language / store.fingerprint()[:16]
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache)
    if language == "en" and config.site_url:
        config.site_url += "en/"
    return config


def on_pre_build(config):
    """Run the snippets before any page is read; a failed one ends the build, and the site built before stays."""
    try:
        result = run_snippets(Path("snippets"), CACHE / "outputs", say=log.info)
    except OSError as error:
        raise PluginError(str(error)) from None
    if result.failures:
        raise PluginError("\n\n".join(["snippets failed", *map(str, result.failures)]))
    log.info(str(result))
    if not nested:  # else it has been checked with the Korean one
        pages[:] = report.check([Path("docs")])
        report.write_summary(pages)
        for page in pages:
            for problem in page.problems:
                log.warning(problem)


def on_files(files, config):
    path = font.math_font(CACHE / "font")
    files.append(File.generated(config, "assets/stix-two-math.woff2", abs_src_path=str(path)))
    return files


def on_pre_page(page, config, files):
    path = Path(os.path.relpath(page.file.abs_src_path)).as_posix()
    for extension in "shapeproof.pages.mathml", "shapeproof.pages.shapes":
        config.mdx_configs[extension] = {**config.mdx_configs.get(extension, {}), "page": path}
    if path.endswith(".ipynb"):
        notebook.render_as_markdown(page, path, config.extra["words"]["output"])
    return page


def on_build_error(error):
    # MkDocs has told the reason by now, and would go on to a traceback through itself.
    if isinstance(error, (MathError, SnippetMissingError)):
        raise Abort("Aborted: a page could not be rendered.")


def on_post_build(config):
    """Build the English site inside the Korean one, with `mkdocs serve` too."""
    global nested
    if config.theme["language"] == "ko":
        nested = True
        try:
            # Plugins are told neither of start-up nor of shutdown: both sites share those that listen for it.
            build(load_config(
                str(Path(config.config_file_path).with_name("mkdocs.en.yml")),
                site_dir=str(Path(config.site_dir, "en")),
                site_url=config.site_url,
                strict=config.strict,
                use_directory_urls=config.use_directory_urls,
            ))
        finally:
            nested = False
        log.info("claims: %s", report.summary(pages))
