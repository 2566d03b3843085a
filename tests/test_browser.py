"""A real browser on the built site, as a reader has it."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from browser import launch
from conftest import ROOT, SITE_URL
from test_site import LANGUAGES, PAGES, address

# The words that a reader of each language looks for, and what switches the language.
WORDS = {"ko": "은닉 상태", "en": "hidden state"}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send_error(self, code, *_, **__):
        """Answer as GitHub Pages does: with the site's 404 page."""
        body = (self.root / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def browser(site):
    Quiet.root = site
    handler = partial(Quiet, directory=site.parent)
    address = urlsplit(SITE_URL)
    with ThreadingHTTPServer((address.hostname, address.port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = launch(playwright)
            yield browser
            browser.close()
        server.shutdown()


@pytest.fixture
def page(browser):
    """A page that fails the test if the console shows an error or anything outside the site is asked for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, wrong = context.new_page(), []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((SITE_URL, "data:", "blob:" + SITE_URL[:20]))
            else wrong.append(f"outside request: {request.url}"))
    page.wrong = wrong
    yield page
    context.close()
    assert not wrong


def open_page(page: Page, source: str, language: str) -> None:
    page.goto(SITE_URL + address(source, language).removesuffix("index.html"))


@pytest.mark.parametrize("language, source", PAGES, ids=lambda value: value)
def test_every_page_opens_cleanly_and_fits_a_phone(page, language, source):
    open_page(page, source, language)
    expect(page.locator("article h1")).to_be_visible()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_equation_is_readable_without_javascript(browser, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, "rnn/equation.md", language)
    equation = page.locator('math[display="block"]').first
    expect(equation).to_be_visible()
    assert re.sub(r"\s|⁡", "", equation.text_content()).startswith("ht=tanh(xt")
    box, line = equation.bounding_box(), page.locator("article p").first.bounding_box()
    assert box["width"] > 150 and line["height"] > 10
    fraction = equation.locator("msub").first
    whole, low = fraction.bounding_box(), fraction.locator("> :nth-child(2)").bounding_box()
    assert low["y"] > whole["y"], "a subscript stands below"
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_what_the_site_is_about(page, language):
    open_page(page, "index.md", language)
    page.keyboard.press("/")
    page.keyboard.type(WORDS[language], delay=20)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible(timeout=20_000)
    assert WORDS[language] in page.locator(".md-search-result__list").text_content().lower()
    results = page.locator(".md-search-result__item a.md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)")
    assert any("/rnn/" in url for url in results)
    assert all(("/en/" in url) == (language == "en") for url in results), "results in the other language"
    first.click()
    expect(page.locator(".md-content article")).to_contain_text(WORDS[language].split()[0])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", ["index.md", "rnn/output.md", "errors/index.md", "notebook.ipynb"])
def test_the_language_switch_stays_on_the_page(page, language, source):
    other = "en" if language == "ko" else "ko"
    open_page(page, source, language)
    page.locator(f'.md-header a[hreflang="{other}"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(SITE_URL + address(source, other).removesuffix("index.html"))
    expect(page.locator("html")).to_have_attribute("lang", other)


def test_the_scheme_switches_and_stays(page):
    page.emulate_media(color_scheme="light")
    open_page(page, "index.md", "ko")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    for _ in range(3):
        if page.evaluate(background) != light:
            break
        page.locator("form[data-md-component=palette] label:visible").click()
    dark = page.evaluate(background)
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 200 < sum(map(int, re.findall(r"\d+", light)[:3]))
    open_page(page, "rnn/output.md", "en")
    assert page.evaluate(background) == dark


def test_the_scheme_follows_the_system(page):
    for scheme, wanted in (("dark", lambda light: light < 200), ("light", lambda light: light > 600)):
        page.emulate_media(color_scheme=scheme)
        open_page(page, "index.md", "ko")
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert wanted(sum(map(int, re.findall(r"\d+", colour)[:3])))


@pytest.mark.parametrize("source", ["rnn/first-pass.md", "notebook.ipynb"])
def test_code_is_copied_as_it_is(page, source):
    open_page(page, source, "ko")
    code = page.locator("pre code").first
    page.locator(".md-code__button, .md-clipboard").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == code.text_content().strip()
    if source.endswith(".md"):
        assert copied.strip() == (ROOT / "snippets/rnn/forward.py").read_text().strip()


@pytest.mark.parametrize("path", ["no-such-page/", "en/no/such/page/"])
def test_a_page_that_is_not_there_leads_back(page, path):
    page.goto(SITE_URL + path)
    page.wrong[:] = [text for text in page.wrong if "404" not in text]  # the page itself is one
    expect(page.locator(".md-content article")).to_contain_text("404")
    for language in LANGUAGES:
        home = SITE_URL + ("" if language == "ko" else "en/")
        assert page.locator("article a").evaluate_all("(links, home) => links.some(link => link.href == home)", home)


def test_the_keyboard_alone_reaches_the_text(page):
    open_page(page, "rnn/output.md", "ko")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile("md-skip"))
    page.keyboard.press("Enter")
    assert "#" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shape_shows_its_dimensions_and_leads_to_its_run(page, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, "rnn/output.md", "ko")
    shape = page.locator("article a.shape", has_text="(5, 1, 4)").first
    colours = shape.locator("span").evaluate_all("spans => spans.map(span => getComputedStyle(span).color)")
    letters = page.locator("article a.shape", has_text="(seq_len, batch_size, hidden_size)").first.locator("span")
    assert letters.evaluate_all("spans => spans.map(span => getComputedStyle(span).color)") == colours
    printed = page.locator("#run-rnn-output [class^=dim-]")
    assert printed.evaluate_all("spans => spans.slice(0, 3).map(span => getComputedStyle(span).color)") == colours
    assert len(set(colours)) == 3
    shape.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # by the keyboard, so that :focus-visible holds
    told = shape.evaluate("link => getComputedStyle(link, '::after').content")
    assert "시점 5 · 배치 1 · 은닉 특징 4" in told and "rnn/output.py" in told
    page.keyboard.press("Enter")
    assert page.url.endswith("#run-rnn-output")
    expect(page.locator("#run-rnn-output")).to_be_in_viewport()


CONTRAST = """
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
            .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    const one = light(getComputedStyle(span).color), two = light(behind(span));
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("source", ["rnn/equation.md", "rnn/initial-state.md", "lstm/first-pass.md"])
def test_the_colours_of_dimensions_stand_out(page, scheme, source):
    page.emulate_media(color_scheme=scheme)
    open_page(page, source, "en")
    spans = page.locator("[class^=dim-]")
    assert spans.count() > 10
    contrast = spans.evaluate_all(f"spans => spans.map(span => {{ {CONTRAST} }})")
    assert min(contrast) >= 4.5
    assert page.locator(".dimensions [role=listitem]").count() == 5
