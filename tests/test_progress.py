"""What a reader has read: they leave, return, and find where they were."""

import pytest
from playwright.sync_api import expect
from test_browser import open_page

OWN = "Object.keys(localStorage).filter(key => !key.includes('__'))"  # the others are of the theme
HEIGHT = "document.querySelector('.go-on').getBoundingClientRect().height"


def test_who_returns_finds_where_they_were(page):
    open_page(page, "rnn/equation.md", "en")
    button = page.locator(".read button")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".md-nav--primary .done")).to_have_count(1)
    open_page(page, "index.md", "en")
    link = page.locator(".go-on a")
    expect(link).to_have_text("All five steps by hand")
    open_page(page, "index.md", "ko")
    expect(link).to_have_text("다섯 시점을 직접 계산하기")
    link.click()
    expect(page.locator(".md-nav--primary .done")).to_have_attribute("aria-label", "읽음")
    expect(page.locator(".md-nav__link", has=page.locator(".done"))).to_have_attribute("href", "../equation/")
    assert page.evaluate(OWN) == ["rnn_read"] and not page.context.cookies()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("source", ["rnn/equation.md", "options/last-step.md"])
def test_its_place_on_the_first_screen_is_as_high_without(page, source, width):
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, "index.md", "en")
    before = page.evaluate(HEIGHT)
    open_page(page, source, "en")
    expect(page.locator(".read button")).to_be_visible()
    open_page(page, "index.md", "en")
    expect(page.locator(".go-on a")).to_be_visible()
    assert page.evaluate(HEIGHT) == before


def test_it_can_be_forgotten_and_unmarked(page):
    open_page(page, "gru/cell.md", "ko")
    button = page.locator(".read button")
    button.click()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    open_page(page, "index.md", "ko")
    expect(page.locator(".go-on a")).to_have_text("GRUCell")
    page.get_by_role("button", name="읽은 기록 지우기").click()
    expect(page.get_by_text("읽은 기록을 지웠습니다.")).to_be_visible()
    expect(page.locator(".go-on a")).to_be_hidden()
    assert page.evaluate(OWN) == []
    page.reload()
    expect(page.locator(".go-on button")).to_be_hidden()


@pytest.mark.parametrize("kept", ["", "null", "[]", '{"done": 1}', '{"done": [null, {}, "<b>"], "last": []}'])
def test_what_makes_no_sense_does_no_harm(page, kept):
    page.add_init_script(f"localStorage.rnn_read ??= {kept!r}")
    open_page(page, "index.md", "en")
    expect(page.locator(".go-on a")).to_be_hidden()
    open_page(page, "start/sequence.md", "en")
    expect(page.locator(".read button")).to_be_visible()


def test_where_nothing_can_be_stored_nothing_is_offered(page):
    page.add_init_script("""const denied = (_, key) => {
            if (key === "rnn_read") throw new DOMException("denied", "SecurityError");
        }, storage = new Proxy(localStorage, {
            get: (it, key) => denied(it, key) ?? (typeof it[key] === "function" ? it[key].bind(it) : it[key]),
            set: denied, deleteProperty: denied,
        });
        Object.defineProperty(window, "localStorage", {value: storage});""")
    for source, place in ("start/sequence.md", ".read"), ("index.md", ".go-on"):
        open_page(page, source, "en")
        page.wait_for_load_state("load")
        expect(page.locator(f"{place} button")).to_be_hidden()
