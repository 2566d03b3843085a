"""A page's HTML, from the build before where nothing that it comes from has changed since.

MkDocs renders a page in two steps, and each is left out by itself: from Markdown to HTML, and from that into the theme.
Nothing is kept of a page that was warned of, so that the warning comes again. What knows the insides of MkDocs and of
Material's search is all here.
"""

import functools
import json
import logging
import re
import sysconfig
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from shapeproof import kept
from shapeproof.runs.store import read

INCLUDE = re.compile(r'--8<-- \\?"([^":\n]+)')
OF_CONTENT = "docs_dir", "use_directory_urls", "markdown_extensions", "mdx_configs", "validation"
NOT_SHOWN = "site_dir", "watch", "dev_addr", "strict", "plugins", "hooks", "theme", "nav", "config_file_path"
AGAIN = "shapeproof-again.html"  # the template of a page that went through the theme before


class Rendered:
    """What is kept of one language's pages. `made_of` is what they all come from, besides the configuration."""

    def __init__(self, config: MkDocsConfig, cache: Path, outputs: Path, made_of: list[str]):
        self.config, self.outputs = config, outputs
        self.folder = cache / "kept/pages" / config.theme["language"]
        self.folders = [Path(folder) for folder in config.mdx_configs.get("pymdownx.snippets", {}).get("base_path", [])]
        options = {name: vars(plugin).get("config") for name, plugin in config.plugins.items()}
        self.made_of = [kept.code(), *made_of, plain([config.theme["language"], options])]
        self.made_of += [plain({name: config[name] for name in OF_CONTENT}), *map(read, config.hooks)]
        self.pages: dict[str, Page] = {}
        self.keys: dict[str, str] = {}  # of each page, what it comes from
        self.shown: dict[str, list] = {}  # its HTML as the theme gave it, and what search knows of it

    def reuse(self, page: Page) -> None:
        """Have a page's content made of its Markdown, or taken from before."""
        render, name = page.render, page.file.src_uri
        self.pages[name] = page

        def rendered(config: MkDocsConfig, files: Files) -> None:
            def find() -> dict | None:
                warned = Warned()
                logging.getLogger("mkdocs").addHandler(warned)
                try:
                    render(config, files)
                finally:
                    logging.getLogger("mkdocs").removeHandler(warned)
                return None if warned.count else content_of(page)

            names = [name, *sorted(file.src_uri for file in files)]
            made_of = [*self.made_of, *names, page.markdown, plain(page.meta), *self.included(page.markdown)]
            self.keys[name] = kept.key_of(made_of)
            page.content = None
            found = kept.found(self.folder / "content", name, [self.keys[name]], find)
            if page.content is None:
                restore(page, found, files)

        page.render = rendered

    def included(self, text: str, known: tuple[str, ...] = ()) -> list[bytes | str | None]:
        """What a page includes, and what is kept of its runs."""
        parts: list[bytes | str | None] = []
        for name in sorted(set(INCLUDE.findall(text)) - set(known)):
            found = [read(str(folder / name)) for folder in self.folders if (folder / name).is_file()]
            parts += [name, *found, kept.left((self.outputs / name).with_suffix(""))]
            for one in found:
                parts += self.included(one.decode(errors="replace"), (*known, name))
        return parts

    def reuse_shown(self, env: Environment, nav: Navigation) -> None:
        """Have pages taken from before as the theme shows them."""
        search = next((plugin for plugin in self.config.plugins.values() if hasattr(plugin, "search_index")), None)
        others = [
            on for on in self.config.plugins.events["page_context"] if getattr(on, "__self__", None) is not search
        ]
        if others:
            return  # what they put into a page is not known here
        here = Path(sysconfig.get_path("purelib"))
        templates = [
            path
            for folder in map(Path, self.config.theme.dirs)
            if not folder.is_relative_to(here)
            for path in sorted(folder.rglob("*.html"))
        ]
        site = {name: value for name, value in self.config.data.items() if name not in NOT_SHOWN}
        theme = {name: self.config.theme[name] for name in self.config.theme}
        made_of = [plain([site, theme]), str(nav), *(path.read_text("utf-8") for path in templates)]
        frame = kept.key_of(made_of)
        env.loader = ChoiceLoader([DictLoader({AGAIN: "{{ page.again }}"}), env.loader])
        for name, page in self.pages.items():
            own = [self.keys[name], frame, str(page.title), page.url, str(page.edit_url), str(page.canonical_url)]
            self.keys[name] = kept.key_of(own)
            self.shown[name] = kept.known(self.folder / "shown", name, [self.keys[name]])
            if self.shown[name]:
                page.again, page.meta["template"] = self.shown[name][0], AGAIN
        if search:
            index = search.search_index
            index.add_entry_from_context = functools.partial(self.add, index, index.add_entry_from_context)

    def add(self, index, add, page: Page) -> None:
        """Have a page's entries in the search index."""
        name = page.file.src_uri
        if self.shown.get(name):
            index.entries += self.shown[name][1]
        else:
            before = len(index.entries)
            add(page)
            self.shown[name] = [None, index.entries[before:]]

    def keep_shown(self, page: Page, output: str) -> None:
        name = page.file.src_uri
        if name in self.keys and not page.file.inclusion.is_excluded():
            entries = (self.shown.get(name) or [None, []])[1]
            kept.found(self.folder / "shown", name, [self.keys[name]], lambda: [output, entries])


class Warned(logging.Handler):
    """Counts warnings."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def content_of(page: Page) -> dict:
    return {
        "content": page.content,
        "toc": list(map(token, page.toc)),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def token(item: AnchorLink) -> dict:
    """As Python-Markdown's toc has it."""
    return {"name": item.title, "id": item.id, "level": item.level, "children": list(map(token, item.children))}


def restore(page: Page, found: dict, files: Files) -> None:
    page.content, page._title_from_render = found["content"], found["title"]
    page.toc = get_toc(found["toc"])
    page.present_anchor_ids = set(found["anchors"])
    page.links_to_anchors = {files.src_uris[name]: anchors for name, anchors in found["links"].items()}


def plain(value) -> str:
    """A value of a configuration as text, the same in each process."""

    def told(one):
        if isinstance(one, functools.partial):
            return [told(one.func), one.args, one.keywords]
        return (
            getattr(one, "__qualname__", None) or getattr(one, "data", None) or getattr(one, "__dict__", str(type(one)))
        )

    return json.dumps(value, default=told, sort_keys=True)
