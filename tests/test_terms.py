"""A course can be read in the order of its navigation: a page uses no term of the glossary that a later page introduces."""

import re

import pytest
from conftest import ROOT

COURSE = "start", "rnn", "lstm", "gru", "options", "practice"
CONFIG = {"ko": "mkdocs.yml", "en": "mkdocs.en.yml"}


def course(language: str) -> list[str]:
    """The pages of the course in the order of the navigation."""
    pages = re.findall(r": ([\w/-]+\.md)$", (ROOT / CONFIG[language]).read_text(), re.M)
    return [page for page in pages if page.startswith(COURSE)]


def introduced(language: str) -> dict[str, str]:
    """Each term of the glossary's first table, and the page that it leads to."""
    table = (ROOT / "docs" / language / "reference/glossary.md").read_text().split("\n## ")[0]
    rows = re.findall(r"^\| \[([^]]+)\]\(\.\./([^)#]+)[^)]*\)", table, re.M)
    found: dict[str, str] = {}
    for terms, page in rows:
        *others, last = re.split(", |·", terms)
        kind = last[last.index(" ") :] if others and " " in last else ""  # input, forget, cell, output gate
        found.update((term, page) for term in (*(other + kind for other in others), last))
    return found


def used(term: str, language: str) -> re.Pattern:
    """How a term stands in a sentence: with a plural in English, with a particle behind it in Korean."""
    return re.compile(rf"\b{term}(?:s|es)?\b" if language == "en" else rf"(?<![가-힣]){term}(?![가-힣]{{3}})", re.I)


def early(page: str, pages: list[str], terms: dict[str, str], language: str) -> list[str]:
    """The terms that a page uses before they are introduced, and without a link to where they are, in front or beside."""
    text = (ROOT / "docs" / language / page).read_text().split("\n---\n", 1)[1]
    text = re.sub(
        r"^ *```.*?^ *```$|<figure.*?</figure>|<[a-z/][^<>]*>|`[^`]*`|\$[^$]*\$|<[^<>]+>", "", text, flags=re.M | re.S
    )
    found = []
    for term, home in terms.items():
        if home not in pages or pages.index(home) <= pages.index(page):
            continue
        linked = False
        for paragraph in text.split("\n\n"):
            targets = re.findall(r"\]\(([^)#?]+)", paragraph)
            folder = ROOT / "docs" / language / page
            linked |= any((folder.parent / target).resolve() == ROOT / "docs" / language / home for target in targets)
            if not linked and used(term, language).search(re.sub(r"\]\([^)]*\)", "]", paragraph)):
                found.append(f"{page}: {term} ({home})")
                break
    return found


@pytest.mark.parametrize("language", CONFIG)
def test_no_page_uses_a_term_before_it_is_introduced(language):
    pages, terms = course(language), introduced(language)
    assert len(terms) > 30
    missing = [found for page in pages for found in early(page, pages, terms, language)]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", CONFIG)
def test_every_page_of_the_course_has_two_exercises_that_ask_for_something_else(language):
    for page in course(language):
        questions = re.findall(r'^\?\?\? question "(.+?)[:?]', (ROOT / "docs" / language / page).read_text(), re.M)
        assert len(questions) > 1 and len(set(questions)) == len(questions), page
