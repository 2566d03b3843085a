"""The builder that comes after MkDocs makes the same pages: text, equations, shapes and their links, tools and font."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

from conftest import ROOT, SITE_URL
from lxml import html

# What stands in a page's main part, and belongs to the builder.
AROUND = './/a[@class="headerlink" or @id="__skip" or contains(@class, "md-content__button")] | .//script'
HEAD = (
    "string(//title)",
    '//link[@rel="preload"]/@href',  # the font, where there are equations
    '//link[@rel="stylesheet" and not(contains(@href, "/stylesheets/"))]/@href',
    '//script[@type="module"]/@src',  # tools
)


def test_every_page_reads_and_links_as_mkdocs_has_it(site, tmp_path):
    command = [sys.executable, "-m", "shapeproof.zensical", tmp_path / "site"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "SITE_URL": SITE_URL}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (done.stdout + done.stderr).count("No issues found") == 2, done.stdout + done.stderr
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert pages == sorted(path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.rglob("site/**/*.html"))
    for name in pages:
        here, there = shown(tmp_path / "site" / name, name), shown(site / name, name)
        for what, found in here.items():
            assert found == there[what], f"{name}: {what}"
    assert (tmp_path / "site/assets/made/stix-two-math.woff2").is_file()
    for folder in "notebook", "en/notebook":
        assert (tmp_path / "site" / folder / "notebook.ipynb").is_file()


def shown(path: Path, name: str) -> dict:
    """What a page shows, and where what is in it leads, as seen from its address."""
    page = html.fromstring(path.read_bytes())
    [main] = page.xpath("//article")
    for element in main.xpath(AROUND):
        element.drop_tree()

    def absolute(found):
        return (
            found
            if isinstance(found, str)
            else [urljoin(SITE_URL + name.removesuffix("index.html"), at) for at in found]
        )

    return {
        "text": main.text_content().split(),
        "elements": [(one.tag, one.get("id"), one.get("class")) for one in main.iter("*")],  # equations, colours, tools
        "links": absolute(main.xpath(".//@href | .//@src")),
        **{what: absolute(page.xpath(what)) for what in HEAD},
    }
