"""Beside each page its Markdown, with what ran in place of the names of files; llms.txt leads to all of them."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, SITE_URL
from test_site import LANGUAGES, PAGES, address, sources

HOMES = {"ko": "", "en": "en/"}
FENCED = re.compile(r"^(```+)(.*)\n((?:.*\n)*?)\1$", re.M)
SHOWN = re.compile(r'^( *)```.*\n((?:\1--8<-- "[^":]+\.(?:py|txt|json)"\n)+)\1```$', re.M)


@pytest.fixture(scope="module")
def copies(site) -> dict[tuple[str, str], Path]:
    """The copy of each page, by its language and source."""
    return {(language, source): site / copied(source, language) for language, source in PAGES}


def copied(source: str, language: str) -> str:
    return address(source, language).removesuffix("html") + "md"


def kept(name: str) -> str:
    return next(
        path for folder in ("snippets", ".cache/outputs") if (path := ROOT / folder / name).is_file()
    ).read_text()


def test_a_copy_has_what_ran_and_no_name_of_it(copies):
    for (language, source), path in copies.items():
        if source.endswith(".md"):
            text = path.read_text()
            included = [body for _, body in SHOWN.findall((ROOT / "docs" / language / source).read_text())]
            wanted = ["".join(map(kept, re.findall(r'"(.+)"', body))) for body in included]
            bodies = [body for *_, body in FENCED.findall(text)]
            assert [body for body in bodies if body in wanted] == wanted, path
            assert not re.search(r'^\s*--8<-- "', text, re.M), path
            outside = re.sub(r"`[^`\n]*`", "", FENCED.sub("", text))
            assert not re.search(
                r"</?(?:div|form|section|span|figure|svg)\b|\{\s*[.:#]\w|^(?:\?\?\?|!!!)", outside, re.M
            ), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notebooks_copy_has_its_cells_and_what_they_printed(site, copies, language):
    fences = [body for *_, body in FENCED.findall(copies[language, "notebook.ipynb"].read_text())]
    page = BeautifulSoup((site / address("notebook.ipynb", language)).read_bytes(), "lxml")
    assert fences == [code.get_text() for code in page.select("pre code")] and len(fences) > 10


def test_a_copy_leads_to_copies(copies):
    links = 0
    for path in copies.values():
        outside = FENCED.sub("", path.read_text())
        for link in re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", re.sub(r"(?<!\[)`[^`\n]*`", "", outside)):
            target = path.parent / urlsplit(link).path
            assert (target / "index.html" if target.is_dir() else target).is_file(), (path, link)
            links += target.suffix == ".md"
    assert links > 1000


def test_a_page_names_its_copy(site, copies):
    for (language, source), path in copies.items():
        page = address(source, language)
        html = (site / page).read_text()
        (linked,) = re.findall(r'<link rel="alternate ?" type="text/markdown" href="([^"]+)">', html)
        assert site / urljoin(page, linked) == path and f'· <a href="{linked}">' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_txt_leads_to_every_copy(site, language):
    text = (site / HOMES[language] / "llms.txt").read_text()
    assert re.match(r"# .+\n\n> .+\n\n## ", text) and text.count("\n## ") > 5
    links = re.findall(r"^- \[.+\]\((.+?)\)(?:: \S.+)?$", text, re.M)
    assert sorted(links) == sorted(urljoin(SITE_URL, copied(source, language)) for source in sources(language))
