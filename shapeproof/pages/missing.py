"""Pages that another language has and this one has not: a note in their place, with a link to where they are."""

import html
import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.utils import get_relative_url


def stand_in(config: MkDocsConfig, files: Files, other: MkDocsConfig, note: str) -> Iterator[str]:
    """Put a note into `files` and nav for each page of `other` that is missing here. Yields the missing pages' paths."""
    here, there = (
        next(entry for entry in one.extra["alternate"] if entry["lang"] == one.theme["language"])
        for one in (config, other)
    )
    known = {place(path) for path in files.src_uris}
    for file in pages(other):
        path = place(file.src_uri)
        if path in known:
            continue
        known.add(path)
        name, siblings = listed(other.nav or [], file.src_uri)
        title = f"{name or PurePosixPath(path).stem} ({there['name']})"
        link = get_relative_url(there["link"] + file.url, here["link"] + file.url)
        away = f'<a href="{html.escape(link)}" hreflang="{there["lang"]}">{html.escape(there["name"])}</a>'
        front = f"title: {json.dumps(title, ensure_ascii=False)}\nsearch: {{exclude: true}}"
        content = f"---\n{front}\n---\n\n{note.format(language=away)}\n"
        missing = File.generated(config, path, content=content)
        missing.inclusion = InclusionLevel.INCLUDED if name else InclusionLevel.NOT_IN_NAV
        files.append(missing)
        if name and config.nav:
            insert(config.nav, siblings, file.src_uri, {title: path})
        yield file.src_uri


def pages(config: MkDocsConfig) -> list[File]:
    files = get_files(config)
    set_exclusions(files, config)
    found = [file for file in files if file.src_uri.endswith((".md", ".ipynb")) and not file.inclusion.is_excluded()]
    return sorted(found, key=lambda file: file.src_uri)


def place(path: str) -> str:
    """Notebooks and Markdown stand in the same place."""
    return path.removesuffix(".ipynb") + ".md" if path.endswith(".ipynb") else path


def lists(items: list) -> Iterator[list]:
    """All lists of nav: itself and those of its sections."""
    yield items
    for item in items:
        for section in item.values() if isinstance(item, dict) else ():
            if isinstance(section, list):
                yield from lists(section)


def entries(items: list) -> Iterator[tuple[str, str]]:
    """The path and the name of each page in a list of nav; of its sections, none."""
    for item in items:
        name, path = next(iter(item.items())) if isinstance(item, dict) else ("", item)
        yield (path if isinstance(path, str) else ""), name


def listed(nav: list, path: str) -> tuple[str, list[str]]:
    """A page's name in nav and the pages of its list; nothing where nav has it not."""
    return next(
        (
            (dict(found)[path], [one for one, _ in found])
            for found in map(list, map(entries, lists(nav)))
            if path in dict(found)
        ),
        ("", []),
    )


def insert(nav: list, siblings: list[str], path: str, entry: dict) -> None:
    """Put an entry behind the nearest page that is before it in the other language, else before the nearest after it."""
    at = siblings.index(path)
    for one, behind in [(one, 1) for one in siblings[:at][::-1]] + [(one, 0) for one in siblings[at + 1 :]]:
        for items in lists(nav):
            found = [place(here) for here, _ in entries(items)]
            if one and place(one) in found:
                items.insert(found.index(place(one)) + behind, entry)
                return
    nav.append(entry)
