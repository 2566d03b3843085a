"""The whole site as one file to take along, offline.zip, whose pages work from a folder as they do from a host.

A hook of MkDocs, at work when the site is built and not when it is served. In the copy, links lead to files; search, which
needs a host, says so, and what is a module in JavaScript, which browsers load from no folder, says so too where it is a
tool: assets/offline.js. Nothing else of a page changes.
"""

import html
import os
import posixpath
import re
import shutil
import time
import zipfile
from pathlib import Path

from mkdocs.plugins import event_priority

from shapeproof.runs.store import digest

LEFT_OUT = re.compile(r"(search/|sitemap\.xml|404\.html$|.*card\.png$|.*\.map$|offline\.zip$)")
LINK = re.compile(r'(<(?:a|link)\b[^>]*? href=")([^"?#:]+)(?=[?#"])')
MODULE = re.compile(r'<script(?= [^>]*type="module")[^>]*? src="([^"]+)"[^>]*></script>')
PRELOAD = re.compile(r' *<link rel="preload"[^>]*>\n')  # browsers take no preloaded font from a folder
LANGUAGE = re.compile(r'<html lang="([\w-]+)"')
made = False  # whether this is `mkdocs build`
words: dict[str, dict[str, str]] = {}  # by language, what readers are told


def on_startup(command, dirty):
    global made
    made = command != "serve"


def on_config(config):
    config.extra["offline"] = made  # whether the footer has the link
    words[config.theme["language"]] = config.extra["words"]


@event_priority(-100)  # after the other language's pages are there
def on_post_build(config):
    if made and config.plugins["shapeproof"].config.languages:
        pack(Path(config.site_dir), Path(config.config_file_path).parent / ".cache/kept/offline.zip")


def pack(site: Path, before: Path) -> None:
    """Make offline.zip, or take it from `before`, where it is of the same files: its comment is their digest."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    files = {name: (site / name).read_bytes() for name in names if not LEFT_OUT.match(name.removeprefix("en/"))}
    when = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0)) or 315532800)[:6]  # a zip's time begins in 1980
    made_of = digest(repr((when, words, [*files])).encode(), Path(__file__).read_bytes(), *files.values()).encode()
    if comment_of(before) != made_of:
        before.parent.mkdir(parents=True, exist_ok=True)
        write(before, files, when, made_of)
    shutil.copyfile(before, site / "offline.zip")


def comment_of(path: Path) -> bytes | None:
    if not zipfile.is_zipfile(path):  # none, or not whole
        return None
    with zipfile.ZipFile(path) as archive:
        return archive.comment


def write(path: Path, files: dict[str, bytes], when: tuple, comment: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = comment

        def add(name: str, content: bytes) -> None:
            about = zipfile.ZipInfo(f"offline/{name}", when)
            about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(about, content)

        for name, content in files.items():
            add(name, offline(content.decode(), name).encode() if name.endswith(".html") else content)


def offline(page: str, name: str) -> str:
    """A page as it is in the copy."""
    told = {key: html.escape(str(text)) for key, text in words[LANGUAGE.findall(page)[0]].items()}
    modules = MODULE.findall(page)
    page = PRELOAD.sub("", MODULE.sub("", page))
    page = LINK.sub(lambda link: link[1] + to_file(link[2]), page)
    # Some browsers have no 'self' in a folder.
    page = re.sub(
        r"(?<=content=\")default-src [^\"]*", lambda policy: policy[0].replace("'self'", "'self' file:"), page
    )
    # Without its name, Material's script takes no notice of the form.
    page = page.replace('<form class="md-search__form" name="search">', '<form class="md-search__form">')
    page = page.replace(' data-md-component="search"', "").replace(
        ' data-md-component="search-query" required', " disabled"
    )
    page = re.sub(r'(class="md-search__input"[^>]*? placeholder=")[^"]*', rf"\1{told['offline_search']}", page)
    page = re.sub(r'(<div class="md-search-result__meta">)[^<]*', rf"\1{told['offline_search']}", page)
    assets = posixpath.relpath("assets", posixpath.dirname(name) or ".")
    script = f'<script src="{assets}/offline.js" data-modules="{" ".join(modules)}" data-told="{told["offline_tool"]}"></script>'
    style = f'<link rel="stylesheet" href="{assets}/offline.css">'
    return page.replace("</head>", f"{style}</head>", 1).replace("</body>", f"{script}</body>", 1)


def to_file(path: str) -> str:
    """Where a folder's page is."""
    last = path.rsplit("/", 1)[-1]
    return {"": f"{path}index.html", ".": f"{path}/index.html", "..": f"{path}/index.html"}.get(last, path)
