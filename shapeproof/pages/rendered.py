"""A page's HTML, from the build before where nothing that it comes from has changed since.

MkDocs renders a page in two steps, and each is left out by itself: from Markdown to HTML, and from that into the theme.
Nothing is kept of a page that was warned of, so that the warning comes again. What knows the insides of MkDocs and of
Material's search is all here.
"""

import functools
import json
import logging
import os
import re
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.theme import Theme

from shapeproof import kept
from shapeproof.pages import markdown
from shapeproof.runs.store import read

INCLUDE = re.compile(r'--8<-- \\?"([^":\n]+)')
OF_CONTENT = "docs_dir", "use_directory_urls", "markdown_extensions", "mdx_configs", "validation"
NOT_SHOWN = "site_dir", "watch", "dev_addr", "strict", "plugins", "hooks", "theme", "nav", "config_file_path"
CODE, MARKS = re.compile(r"<pre\b.*?</pre>", re.S), re.compile(r"</?(?:span|a|b)\b[^>]*>")
AGAIN = "shapeproof-again.html"  # the template of a page that went through the theme before


class Rendered:
    """What is kept of one language's pages. `made_of` is what they all come from, besides the configuration."""

    def __init__(self, config: MkDocsConfig, cache: Path, outputs: Path, made_of: list[str | bytes | None]):
        self.config, self.outputs = config, outputs
        self.folder = cache / "kept/pages" / config.theme["language"]
        self.folders = [Path(folder) for folder in config.mdx_configs.get("pymdownx.snippets", {}).get("base_path", [])]
        options = {name: vars(plugin).get("config") for name, plugin in config.plugins.items()}
        self.made_of: list[str | bytes | None] = [
            kept.code(*kept.PAGES),
            *made_of,
            plain([config.theme["language"], options]),
        ]
        self.made_of += [
            plain({name: config[name] for name in OF_CONTENT}),
            *(read(str(hook.__file__)) for hook in config["hooks"].values()),
        ]
        self.before = kept.known(self.folder, "whole", self.made_of)  # whether all were made from the same before
        self.pages: dict[str, Page] = {}
        self.includes: dict[str, set[str]] = {}  # the names of the files that a page includes
        self.files_read: dict[str, tuple[list[bytes], str]] = {}  # those files, and what is kept of their runs
        self.content: dict[str, str] = {}  # a digest of what its content comes from
        self.shown: dict[str, str] = {}  # and of what it is in the theme
        self.entries: dict[str, list] = {}  # what search knows of it
        self.search = next((plugin for plugin in config.plugins.values() if hasattr(plugin, "search_index")), None)

    def reuse(self, page: Page) -> None:
        """Have a page's content made of its Markdown, or taken from before."""
        render, name = page.render, page.file.src_uri
        self.pages[name] = page

        def rendered(config: MkDocsConfig, files: Files) -> None:
            def find() -> dict | None:
                with warnings() as warned:
                    render(config, files)
                return None if warned.count else content_of(page)

            names = [name, *sorted(file.src_uri for file in files)]
            self.includes[name] = set()
            made_of = [
                *self.made_of,
                *names,
                page.markdown,
                plain(page.meta),
                *self.included(name, page.markdown or ""),
            ]
            self.content[name] = kept.key_of(made_of)
            page.content = None
            found = kept.found(self.folder / "content", name, [self.content[name]], find)
            if page.content is None:
                restore(page, found, files)

        vars(page)["render"] = rendered  # in place of its class's

    def included(self, page: str, text: str) -> list[bytes | str | None]:
        """What a page includes, and what is kept of its runs."""
        parts: list[bytes | str | None] = []
        for name in sorted(set(INCLUDE.findall(text)) - self.includes[page]):
            self.includes[page].add(name)
            if name not in self.files_read:
                found = [one for folder in self.folders if (one := read(os.path.join(folder, name))) is not None]
                self.files_read[name] = found, kept.left((self.outputs / name).with_suffix(""))
            found, left = self.files_read[name]
            parts += [name, *found, left]
            for one in found:
                parts += self.included(page, one.decode(errors="replace"))
        return parts

    def reuse_shown(self, env: Environment, nav: Navigation, files: Files) -> None:
        """Have pages taken from before as the theme shows them."""
        self.env, self.nav, self.files = env, nav, files
        handlers = self.config.plugins.events["page_context"]
        if any(getattr(handler, "__self__", None) is not self.search for handler in handlers):
            return  # what another plugin puts into a page is not known here
        installed = Path(sysconfig.get_path("purelib"))
        own = [folder for folder in map(Path, self.config.theme.dirs) if not folder.is_relative_to(installed)]
        templates = [path.read_text("utf-8") for folder in own for path in sorted(folder.rglob("*.html"))]
        site = {name: value for name, value in self.config.data.items() if name not in NOT_SHOWN}
        theme = {name: self.config.theme[name] for name in self.config.theme}
        self.frame = kept.key_of([plain([site, theme]), str(nav), *templates])
        compiled = self.folder.parent / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
        env.loader = ChoiceLoader([DictLoader({AGAIN: "{{ page.again }}"}), *([env.loader] if env.loader else [])])
        for name, page in self.pages.items():
            self.look_up(name, page)
        if self.search:
            self.index = self.search.search_index
            self.index.add_entry_from_context = functools.partial(self.add, self.index.add_entry_from_context)
            handlers[:] = [functools.partial(self.indexed, handler) for handler in handlers]

    def look_up(self, name: str, page: Page) -> None:
        about = [self.content[name], *map(str, [page.title, page.url, page.edit_url, page.canonical_url])]
        self.shown[name] = kept.key_of([self.frame, *about])
        if before := kept.known(self.folder / "shown", name, [self.shown[name]]):
            vars(page)["again"], page.meta["template"] = before, AGAIN

    def indexed(self, handler: Callable, context: object, *, page: Page, **more: object) -> None:
        """Do what Material's search does, but for what takes it a twelfth of a build: to look for its marks where there are none."""
        if page.content and "data-search-" in page.content:
            handler(context, page=page, **more)
        else:
            self.index.add_entry_from_context(page)

    def add(self, add: Callable[[Page], None], page: Page) -> None:
        """Have a page's entries in the search index."""
        name = page.file.src_uri

        def find() -> list:
            before, content = len(self.index.entries), page.content or ""
            # Search's parser drops the marks in code one by one, which took it three quarters of its time.
            page.content = CODE.sub(lambda code: MARKS.sub("", code[0]), content)
            add(page)
            page.content = content
            found = self.index.entries[before:]
            del self.index.entries[before:]
            return found

        made_of = [self.content[name], str(page.title), page.url]
        self.entries[name] = kept.found(self.folder / "search", name, made_of, find)
        self.index.entries += self.entries[name]

    def keep_shown(self, page: Page, output: str) -> None:
        name = page.file.src_uri
        if name in self.shown and not page.file.inclusion.is_excluded():
            kept.found(self.folder / "shown", name, [self.shown[name]], lambda: output)

    def keep(self) -> None:
        """Keep that all pages were made."""
        kept.found(self.folder, "whole", self.made_of, lambda: True)

    def copy(self, page: Page) -> str:
        """A page as Markdown."""
        name = page.file.src_uri
        made = functools.partial(markdown.copy, page, self.files, self.folders)
        return kept.found(self.folder / "copy", name, [self.content[name]], made)

    def showing(self, names: list[str]) -> set[Path]:
        """The pages that include a file whose name begins with one of these."""
        return {
            Path(str(self.pages[page].file.abs_src_path))
            for page, includes in self.includes.items()
            if any(include.startswith(name) for include in includes for name in names)
        }

    def again(self, paths: set[Path]) -> bool:
        """Make some pages again, in the site that was built; False where others may have to be made again too."""
        names = [name for name, page in self.pages.items() if Path(str(page.file.abs_src_path)) in paths]
        if not names:
            return True
        self.files_read.clear()
        with warnings() as warned:
            for name in names:
                page = self.pages[name]
                before = page.title, without_template(page.meta)
                vars(page).pop("render")
                build._populate_page(page, self.config, self.files)
                if (page.title, without_template(page.meta)) != before:
                    return False
                self.look_up(name, page)
            if self.search:
                self.search.search_index, self.index.entries = self.index, []
            pages = self.files.documentation_pages()
            for name in names:
                build._build_page(self.pages[name], self.config, pages, self.nav, self.env)
            for page in self.pages.values():
                page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)
        if self.search:
            self.index.entries = [entry for file in pages for entry in self.entries.get(file.src_uri, [])]
            self.search.on_post_build(config=self.config)
        return not warned.count


class Templates(FileSystemLoader):
    """A theme's files, found without a look at Material's ten thousand icons: MkDocs takes nothing from such a folder."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for parent, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(parent, name).relative_to(folder).as_posix() for name in names)
        return sorted(found)


def without_icons(theme: Theme) -> None:
    """Have a theme's files found by Templates."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = Templates(theme.dirs)
        return env

    vars(theme)["get_env"] = get_env  # in place of its class's


def without_template(meta: Mapping) -> str:
    return plain({name: value for name, value in meta.items() if value != AGAIN})


@contextmanager
def warnings() -> Iterator["Warned"]:
    warned = Warned()
    logging.getLogger("mkdocs").addHandler(warned)
    try:
        yield warned
    finally:
        logging.getLogger("mkdocs").removeHandler(warned)


class Warned(logging.Handler):
    """Counts warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


def content_of(page: Page) -> dict:
    return {
        "content": page.content,
        "markdown": page.markdown,  # a notebook's is made of what ran
        "toc": list(map(token, page.toc)),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def token(item: AnchorLink) -> dict:
    """As Python-Markdown's toc has it."""
    return {"name": item.title, "id": item.id, "level": item.level, "children": list(map(token, item.children))}


def restore(page: Page, found: dict, files: Files) -> None:
    page.content, page.markdown, page._title_from_render = found["content"], found["markdown"], found["title"]
    page.toc = get_toc(found["toc"])
    page.present_anchor_ids = set(found["anchors"])
    page.links_to_anchors = {files.src_uris[name]: anchors for name, anchors in found["links"].items()}


def plain(value: object) -> str:
    """A value of a configuration as text, the same in each process."""

    def told(one: object) -> object:
        if isinstance(one, functools.partial):
            return [told(one.func), one.args, one.keywords]
        return (
            getattr(one, "__qualname__", None) or getattr(one, "data", None) or getattr(one, "__dict__", str(type(one)))
        )

    return json.dumps(value, default=told, sort_keys=True)
