"""Which file the page comes from that Python-Markdown renders: MkDocs' plugin says so, and Zensical itself."""

from pathlib import Path
from typing import Any

from markdown import Markdown


def page_of(md: Markdown, told: str) -> str:
    """The path of the page's file, as `told` by an extension's option; under Zensical as it has it. Else ""."""
    if told or "rendering_context" not in md.preprocessors:
        return told
    context: Any = md.preprocessors["rendering_context"]
    return context.page.meta.get("notebook") or Path(context.config["docs_dir"], context.page.path).as_posix()
