"""Nothing that axe-core calls a barrier, of whatever impact: on a page of each kind and in the tools as they are used; with
`--every-page` on each page, in both languages, schemes and widths."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import SITE_URL
from playwright.sync_api import expect
from test_browser import open_page
from test_site import LANGUAGES, PAGES

AXE = Axe()
ASKED = {"resultTypes": ["violations"], "preload": False}  # it would load styles anew, into a page that takes no others
SCHEMES, WIDTHS = ("light", "dark"), (1280, 390)
KINDS = [
    "lstm/equations.md",
    "options/all-together.md",
    "errors/index.md",
    "practice/gradients.md",
    "reference/manual.md",
    "index.md",
    "notebook.ipynb",
    "claims.md",
]
# In turn, so that each language meets each scheme and each width.
SAMPLE = [(LANGUAGES[i % 2], source, SCHEMES[i // 2 % 2], WIDTHS[i // 4 % 2]) for i, source in enumerate(KINDS)]
EVERY = [(*page, scheme, width) for page, scheme, width in product(PAGES, SCHEMES, WIDTHS)]


def pytest_generate_tests(metafunc):
    if "view" in metafunc.fixturenames:
        views = EVERY if metafunc.config.getoption("every_page") else SAMPLE
        metafunc.parametrize("view", views, ids=["-".join(map(str, view)) for view in views])


def barriers(page) -> list[str]:
    """What axe-core finds, with all that is folded opened."""
    page.evaluate("""() => {
        document.querySelectorAll("details").forEach(one => { one.open = true })
        return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))) // what scrolls is a tab stop by then
    }""")
    found = AXE.run(page, options=ASKED).response["violations"]
    return [f"{one['id']}, {one['impact']}: {node['target']} {node['html']}" for one in found for node in one["nodes"]]


def look(page, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})


def test_no_barrier_on_a_page(kept_page, view):
    language, source, scheme, width = view
    look(kept_page, scheme, width)
    open_page(kept_page, source, language)
    assert not barriers(kept_page)


def test_no_barrier_in_the_stepper(page):
    look(page, "dark", 390)
    page.goto(f"{SITE_URL}en/tools/steps/?cell=LSTM&t=2&part=ih&of=1.2")
    page.locator("#steps-panel input").first.fill("3")
    page.locator("#steps-panel input").nth(1).fill("")
    page.keyboard.press("Tab")
    expect(page.locator("#steps-bad")).not_to_be_empty()
    assert not barriers(page)


@pytest.mark.parametrize("code", [False, True])
def test_no_barrier_in_the_calculator(page, code):
    look(page, SCHEMES[code], WIDTHS[not code])
    page.goto(f"{SITE_URL}tools/calculator/?module=LSTM&num_layers=2&bidirectional=True&proj_size={3 - 3 * code}")
    if code:
        page.locator("textarea").fill("lstm = nn.LSTM(3, size)\ny, _ = lstm(torch.randn(5, 1, 4))\nz = y @ y")
        expect(page.locator("[data-lines]")).not_to_be_empty()
    else:
        page.locator("[name=hidden_size]").fill("0")
    assert not barriers(page)


def test_no_barrier_in_the_quiz(page):
    look(page, "light", 390)
    page.goto(f"{SITE_URL}en/tools/quiz/?level=3&seed=7")
    page.locator("[name=typed]").fill("7, 7")
    page.keyboard.press("Enter")
    expect(page.locator("[name=next]")).to_be_visible()
    assert not barriers(page)


def test_no_barrier_in_the_character_model(page):
    look(page, "dark", 390)
    open_page(page, "tools/characters.md", "ko")
    page.locator("#characters-text").fill("고양이 7")
    expect(page.locator("#characters-unknown")).to_contain_text("7")
    assert not barriers(page)


def test_no_barrier_in_the_search(page):
    look(page, "dark", 1280)
    open_page(page, "gru/cell.md", "ko")
    page.keyboard.press("/")
    page.keyboard.type("gru")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
    assert not barriers(page)


def test_no_barrier_in_the_drawer(page):
    look(page, "light", 390)
    open_page(page, "gru/cell.md", "en")
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_in_viewport()
    assert not barriers(page)
