"""A Content-Security-Policy in each page: what the theme has in it may run, and nothing that came in with the page's content.

A hook of MkDocs. Zensical runs none, so pages that it builds have no policy: its host would have to send one.
"""

import base64
import hashlib
import re

from mkdocs.exceptions import PluginError

INLINE = re.compile(r"<(script|style)(?![^>]*(?: src=|/json))[^>]*>(.*?)</\1>", re.S)
# Of front matter; others could choose another template.
KEYS = {"title", "description", "hide", "search", "tags", "tool"}
SERVED = False  # whether this is `mkdocs serve`


def on_startup(command, dirty):
    global SERVED
    SERVED = command == "serve"


def on_nav(nav, config, files):
    """The theme puts titles into pages as HTML, where what they hold would be the theme's."""
    items = list(nav.items)
    while items:
        item = items.pop()
        items += item.children or []
        if "title" in vars(item):
            item.title = as_text(item.title)


def on_page_markdown(markdown, page, config, files):
    if unknown := sorted(map(str, set(page.meta) - KEYS)):
        raise PluginError(
            f"{page.file.src_uri}: front matter says {', '.join(unknown)}, which no page of this site does"
        )
    if "title" in page.meta:
        page.meta["title"] = as_text(page.meta["title"])


def as_text(title) -> str:
    return str(title).replace("<", "&lt;")


def on_post_page(output, page, config):
    start = output.index(page.content)
    return with_policy(output, output[:start] + output[start + len(page.content) :])


def on_post_template(output, template_name, config):
    return with_policy(output, output) if template_name.endswith(".html") else output


def with_policy(html: str, theme: str) -> str:
    """The page with its policy before anything that the policy is about. `theme` is the page without its content."""
    # of each, the hashes of what stands in the page itself, in order
    inline: dict[str, dict[str, bool]] = {"script": {}, "style": {}}
    for kind, text in INLINE.findall(theme):
        hashed = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        inline[kind][f"'sha256-{hashed}'"] = True
    # What reloads a page that `mkdocs serve` shows is put in later, and is another each time.
    scripts = ["'unsafe-inline'"] if SERVED else inline["script"]
    policy = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *scripts],
        "style-src-elem": ["'self'", *inline["style"]],
        # The attributes of figures; they run nothing. Browsers that tell the two apart heed the line before.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "frame-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    text = "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
    charset = '<meta charset="utf-8">'  # browsers look for it in the first 1,024 bytes
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html.replace(charset, f"{charset}\n  {meta}", 1)
