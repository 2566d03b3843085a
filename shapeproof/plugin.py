"""The MkDocs plugin: it runs the snippets before pages are read, reports claims, and builds the site's other languages."""

import logging
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetMissingError

from shapeproof import ahead, kept, later, versions
from shapeproof.claims import comments, report
from shapeproof.claims.grammar import words_of
from shapeproof.claims.notebook import left
from shapeproof.pages import dead, markdown, missing
from shapeproof.pages.assets import write_assets
from shapeproof.pages.mathml import MathError
from shapeproof.pages.net import stated
from shapeproof.pages.rendered import Rendered, without_icons
from shapeproof.runs import store
from shapeproof.runs.build import build as run_snippets
from shapeproof.serve import Rebuild
from shapeproof.vocabulary import VocabularyError, load

log = logging.getLogger("mkdocs.shapeproof")
TOLD = "claims.txt", "truths.txt"  # what the site says of all its runs and claims
EXTENSIONS = "shapeproof.pages.mathml", "shapeproof.pages.shapes"
later.put_off()  # mkdocs-jupyter comes next among the plugins
AFTER_MKDOCS_JUPYTER = -50


class Options(base.Config):
    """Paths are seen from the folder of mkdocs.yml."""

    snippets = option.Type(str, default="snippets")
    outputs = option.Type(str, default=".cache/outputs")
    versions = option.Type(str, default="versions")  # what other versions of PyTorch printed
    vocabulary = option.Type(str, default="vocabulary.toml")
    assets = option.Type(str, default="docs/assets")  # for colours and font; where MkDocs finds it: docs or a theme
    output = option.Type(str, default="output")  # the word above what a notebook's cell printed
    languages = option.Type(list, default=[])  # configuration files of other languages, built inside this site


class ShapeproofPlugin(BasePlugin[Options]):
    built: ClassVar[list[Rendered]] = []  # each language of the site that was built last,
    last: ClassVar["ShapeproofPlugin"]  # by this one

    def __init__(self) -> None:
        self.others: list[MkDocsConfig] = []  # the configurations of the languages that are built inside this site
        self.twins: list[MkDocsConfig] = []  # and of all other languages
        self.ahead: list[subprocess.Popen] = []  # what renders other languages meanwhile
        self.inside = False  # whether this build is that of another language
        self.pages: list[report.Told] = []  # of all languages
        self.comments: list[str] = []  # what is wrong with those of snippets

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # --quiet would keep warnings from --strict too, which counts those that are logged.
        log.setLevel(min(logging.WARNING, logging.getLogger("mkdocs").level) if config.strict else logging.NOTSET)
        self.root, dead.lines.docs = Path(config.config_file_path).parent, Path(config.docs_dir)
        self.outputs, self.cache = self.root / self.config.outputs, (self.root / self.config.outputs).parent
        self.versions = self.root / self.config.versions
        try:
            self.vocabulary = load(self.root / self.config.vocabulary)
        except VocabularyError as error:
            raise PluginError(str(error)) from None
        if "mkdocs-jupyter" in config.plugins:
            # Its cache knows a notebook's text alone, and is cleared of what this build, of one language, did not use.
            cache = self.cache / "notebooks" / config.theme["language"] / store.fingerprint()[:16]
            config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache)
        if snippets := config.mdx_configs.get("pymdownx.snippets"):
            snippets["base_path"] = [str(self.root / folder) for folder in snippets.get("base_path", ["."])]
        without_icons(config.theme)
        here = [
            entry["link"] for entry in config.extra.get("alternate", []) if entry["lang"] == config.theme["language"]
        ]
        if config.site_url and here:
            config.site_url += here[0]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Run the snippets before any page is read; a failed one ends the build, and the site built before stays."""
        if not self.inside:
            self.run()
        made_of: list[str | bytes | None] = [self.vocabulary.hashed, store.fingerprint()]
        made_of += map(store.read, versions.files(self.versions))
        self.rendered = Rendered(config, self.cache, self.outputs, made_of)
        if self.inside:
            return  # its claims have been checked with the other language's
        for one in versions.stale(self.versions, self.root / self.config.snippets):
            log.info(one)  # no warning: who changes a snippet may have no other PyTorch
        self.built.clear()
        self.others = self.twins = [self.inside_of(config, name) for name in self.config.languages]
        self.pages = report.check([Path(one.docs_dir) for one in (config, *self.others)], self.outputs, self.vocabulary)
        for problem in self.wrong():
            log.warning(problem)
        if not self.rendered.before and len(self.pages) >= ahead.FEWEST:
            self.ahead = ahead.start(config, self.others)

    def inside_of(self, config: MkDocsConfig, name: str) -> MkDocsConfig:
        """The configuration of a language that is built inside this site."""
        other = load_config(str(self.root / name), **ahead.same(config))
        link = next(entry["link"] for entry in other.extra["alternate"] if entry["lang"] == other.theme["language"])
        other.site_dir = str(Path(config.site_dir, link))
        return other

    def run(self) -> None:
        kept.left.cache_clear()
        try:
            result = run_snippets(self.root / self.config.snippets, self.outputs, self.vocabulary.scripts, say=log.info)
            write_assets(self.vocabulary, self.root / self.config.assets, self.cache / "font")
        except OSError as error:
            raise PluginError(str(error)) from None
        if result.failures:
            raise PluginError("\n\n".join(["snippets failed", *map(str, result.failures)]))
        log.info(str(result))
        self.comments = comments.check(self.root / self.config.snippets, self.outputs, self.vocabulary)

    def wrong(self) -> list[str]:
        """What is wrong with what pages and comments claim."""
        report.write_summary(self.pages, self.outputs)
        kept.left.cache_clear()  # the summary is included as what runs left is
        if failed := [why for page in self.pages for why in page.failed]:
            raise PluginError("\n".join(failed))  # MkDocs could not read them either
        return [*self.comments, *(problem for page in self.pages for problem in page.problems)]

    @event_priority(AFTER_MKDOCS_JUPYTER)
    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        path = Path(os.path.relpath(page.file.abs_src_path)).as_posix() if page.file.abs_src_path else page.file.src_uri
        for extension in EXTENSIONS:
            config.mdx_configs[extension] = {**config.mdx_configs.get(extension, {}), "page": path}
        config.mdx_configs["shapeproof.pages.shapes"] |= {
            "outputs": str(self.outputs),
            "versions": str(self.versions),
            "vocabulary": str(self.root / self.config.vocabulary),
        }
        if path.endswith(".ipynb"):
            from shapeproof.pages import notebook  # only a site with notebooks has mkdocs-jupyter

            printed = left(Path(path), self.outputs).with_suffix(".txt")
            notebook.render_as_markdown(page, path, self.config.output, printed)
        self.rendered.reuse(page)
        return page

    @event_priority(AFTER_MKDOCS_JUPYTER)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """What another language has and this one has not is told in its place; writing it is another day's work."""
        note = self.vocabulary.told(config.theme["language"])["missing"]
        for other in self.twins:
            for path in missing.stand_in(config, files, other, note):
                log.info(f"{path} is there in {other.theme['language']} only")
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        self.nav, self.files = nav, files
        words, path = words_of(self.vocabulary, []), Path(config.config_file_path)
        lines = path.read_text(encoding="utf-8").splitlines()
        for shown, name in (found for item in nav.items for found in stated(item, words)):
            line = next((number for number, text in enumerate(lines, 1) if name in text), 1)
            log.warning(f"{report.relative(path)}:{line}: nav: readers see {shown} in {name!r}, which nothing holds")

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        self.rendered.reuse_shown(env, self.nav, files)
        self.built.append(self.rendered)

    @event_priority(100)  # before others change what the theme made of a page
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> None:
        self.rendered.keep_shown(page, output)
        if not page.file.inclusion.is_excluded():
            self.write(config, markdown.address(page.file), self.rendered.copy(page))

    def write(self, config: MkDocsConfig, name: str, text: str) -> None:
        path = Path(config.site_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def on_build_error(self, error: Exception) -> None:
        for process in self.ahead:
            process.kill()
            process.wait()
        # MkDocs has told the reason by now, and would go on to a traceback through itself.
        if isinstance(error, (MathError, SnippetMissingError)):
            raise Abort("Aborted: a page could not be rendered.")

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Build the other languages inside this site, with `mkdocs serve` too."""
        self.write(config, "llms.txt", markdown.index(config, self.nav))
        for process in self.ahead:
            process.wait()
        for other in self.others:
            plugin = other.plugins["shapeproof"]
            assert isinstance(plugin, ShapeproofPlugin)
            plugin.inside, plugin.twins = True, [config, *(one for one in self.others if one is not other)]
            # Plugins are told neither of start-up nor of shutdown: both sites share those that listen for it.
            build(other)
        self.rendered.keep()
        if not self.inside:
            log.info("claims: %s", report.summary(self.pages))
            ShapeproofPlugin.last = self

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        try:  # MkDocs would, and end in a traceback
            socket.create_server(server.server_address[:2], family=server.address_family).close()
        except OSError as error:
            where = ":".join(map(str, server.server_address[:2]))
            way_out = "`mkdocs serve -a localhost:PORT` takes another"
            raise Abort(f"Nothing can be served at {where}: {os.strerror(error.errno or 0)}. {way_out}.") from None
        server.builder = Rebuild(
            [config.docs_dir, config.config_file_path, *config.watch],
            builder,
            lambda changed: self.last.quickly(changed),
        )

    def quickly(self, changed: set[Path]) -> bool:
        """Make again what depends on changed files in the site that is built; False where only building the site will do."""
        pages = {Path(one.config.docs_dir, name) for one in self.built for name in one.pages}
        snippets = {path for path in changed - pages if path.is_relative_to(self.root / self.config.snippets)}
        if changed - pages - snippets:
            return False
        told = {name: store.read(str(self.outputs / name)) for name in TOLD}
        if snippets:
            self.run()
        names = [f"{path.relative_to(self.root / self.config.snippets).with_suffix('')}." for path in snippets]
        depend = changed & pages | {page for one in self.built for page in one.showing(names)}
        self.pages = [
            report.told(path, self.outputs, self.vocabulary) if path in depend else page
            for page in self.pages
            for path in [Path(page.path).absolute()]
        ]
        if self.wrong():
            return False
        names = [name for name, before in told.items() if store.read(str(self.outputs / name)) != before]
        depend |= {page for one in self.built for page in one.showing(names)}
        return all(one.again(depend) for one in self.built)
