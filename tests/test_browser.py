"""A real browser on the built site, as a reader has it."""

import re

import pytest
from conftest import ROOT, SITE_URL
from lxml import html
from playwright.sync_api import Page, expect
from test_site import LANGUAGES, PAGES, address

# The words that a reader of each language looks for, and what switches the language.
WORDS = {"ko": "은닉 상태", "en": "hidden state"}


def open_page(page: Page, source: str, language: str) -> None:
    page.goto(SITE_URL + address(source, language).removesuffix("index.html"))


def ending(text: str) -> re.Pattern[str]:
    """For `expect(page).to_have_url`: Playwright hears of a new address a moment after the page has it."""
    return re.compile(re.escape(text) + "$")


@pytest.mark.parametrize("language, source", PAGES, ids=lambda value: value)
def test_every_page_opens_cleanly_and_fits_a_phone(kept_page, language, source):
    open_page(kept_page, source, language)
    expect(kept_page.locator("article h1")).to_be_visible()
    for width in (1280, 390):
        kept_page.set_viewport_size({"width": width, "height": 844})
        assert kept_page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"


def test_a_heading_that_fills_its_line_fits_a_tablet_of_any_width(kept_page):
    open_page(kept_page, "errors/packing.md", "en")
    for width in range(720, 1240, 8):
        kept_page.set_viewport_size({"width": width, "height": 844})
        assert kept_page.evaluate("document.scrollingElement.scrollWidth") <= width, f"scrolls sideways at {width} px"


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
        "links => links.map(link => link.href)"
    )
    assert any("/rnn/" in url for url in results)
    assert all(("/en/" in url) == (language == "en") for url in results), "results in the other language"
    first.click()
    expect(page.locator(".md-content article")).to_contain_text(WORDS[language].split()[0])


# What PyTorch said to somebody whose sizes are not those of our code, and the page that tells what to do.
PASTED = {
    "RuntimeError: input.size(-1) must be equal to input_size. Expected 128, got 300": "input",
    "ValueError: LSTM: Expected input to be 2D or 3D, got 4D instead": "input",
    "RuntimeError: Expected hidden size (2, 64, 256), got [64, 2, 256]": "state",
    "RuntimeError: Expected hidden[0] size (4, 32, 512), got [2, 32, 512]": "state",
    "For batched 3-D input, hx and cx should also be 3-D but got (2-D, 2-D) tensors": "state",
    "IndexError: index 1 is out of bounds for dimension 0 with size 1": "state",
    "TypeError: linear(): argument 'input' (position 1) must be Tensor, not tuple": "output",
    "ValueError: not enough values to unpack (expected 2, got 1)": "output",
    "RuntimeError: mat1 and mat2 shapes cannot be multiplied (320x512 and 256x10)": "output",
    "ValueError: RNN input dtype (torch.int64) does not match weight dtype (torch.float32).": "dtype",
    "Input and hidden tensors are not at the same device, found input tensor at cuda:0 and hidden tensor at cpu": "dtype",
    "ValueError: proj_size has to be smaller than hidden_size": "arguments",
    "RuntimeError: Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0": "packing",
    "RuntimeError: shape '[64, 1, 300]' is invalid for input of size 18900": "shapes",
    "TypeError: lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor": "cells",
    "RuntimeError: Trying to backward through the graph a second time": "training",
}


LOOKED_UP = {"nn.RNN": "reference/rnn", "nn.LSTM": "reference/lstm", "nn.GRU": "reference/gru"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_leads_from_a_message_or_a_module_to_its_page(page, language):
    open_page(page, "index.md", language)
    page.keyboard.press("/")
    field, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    first = page.locator(".md-search-result__item:first-child > a").first
    wanted = {**{message: f"errors/{name}" for message, name in PASTED.items()}, **LOOKED_UP}
    found = {}
    expect(meta).not_to_have_text(re.compile("초기화|Initializing"), timeout=20_000)  # until the index is there
    for text in wanted:
        field.fill("")
        expect(meta).not_to_have_text(re.compile(r"\d"), timeout=20_000)
        field.fill(text)  # as a phone pastes: no key is pressed
        expect(meta).to_have_text(re.compile(r"\d"), timeout=20_000)
        found[text] = next(re.finditer(r"\w+/[\w-]+(?=/(#|\?|$))", first.get_attribute("href")))[0]
    assert found == wanted


@pytest.mark.parametrize("source", ["index.md", "rnn/output.md", "errors/index.md", "notebook.ipynb"])
def test_the_language_switch_stays_on_the_page(kept_page, source):
    open_page(kept_page, source, "ko")
    for other in "en", "ko":  # there and back
        kept_page.locator(f'.md-header a[hreflang="{other}"]').focus()
        kept_page.keyboard.press("Enter")
        kept_page.wait_for_url(SITE_URL + address(source, other).removesuffix("index.html"))
        expect(kept_page.locator("html")).to_have_attribute("lang", other)


def test_the_language_switch_takes_along_what_a_tool_shows(page):
    open_page(page, "tools/calculator.md", "ko")
    page.goto(page.url + "?module=LSTM&input_size=7")
    page.locator('.md-header a[hreflang="en"]').click()
    page.wait_for_url("**/en/tools/calculator/?module=LSTM&input_size=7")
    expect(page.locator("[name=input_size]")).to_have_value("7")


def test_the_scheme_switches_and_stays(page):
    page.emulate_media(color_scheme="light")
    open_page(page, "index.md", "ko")
    background = "getComputedStyle(document.body).backgroundColor"
    light, scheme = page.evaluate(background), "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(scheme) != "dark"
    for _ in range(3):
        if page.evaluate(background) != light:
            break
        page.locator("form[data-md-component=palette] label:visible").click()
    dark = page.evaluate(background)
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 200 < sum(map(int, re.findall(r"\d+", light)[:3]))
    open_page(page, "rnn/output.md", "en")
    assert page.evaluate(background) == dark
    assert page.evaluate(scheme) == "dark", "what the browser itself draws"


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
    expect(page).to_have_url(re.compile("#"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shape_shows_its_dimensions_and_leads_to_its_run(page, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, "gru/first-pass.md", "ko")
    shape = page.locator("article a.shape", has_text="(5, 1, 4)").first
    colours = shape.locator("span").evaluate_all("spans => spans.map(span => getComputedStyle(span).color)")
    letters = page.locator("article a.shape", has_text="(seq_len, batch_size, hidden_size)").first.locator("span")
    assert letters.evaluate_all("spans => spans.map(span => getComputedStyle(span).color)") == colours
    printed = page.locator("#run-gru-forward [class^=dim-]")
    assert printed.evaluate_all("spans => spans.slice(0, 3).map(span => getComputedStyle(span).color)") == colours
    assert len(set(colours)) == 3
    shape.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")  # by the keyboard, so that :focus-visible holds
    tip = page.locator(".shape-tip")
    assert "시점 5 · 배치 1 · 은닉 특징 4" in tip.inner_text() and "gru/forward.py" in tip.inner_text()
    near, pointed = tip.bounding_box(), shape.bounding_box()
    assert abs(near["x"] - pointed["x"]) < 20 and abs(near["y"] - pointed["y"]) < 60, "next to it"
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(ending("#run-gru-forward"))
    expect(page.locator("#run-gru-forward")).to_be_in_viewport()


def test_the_shapes_of_a_table_are_one_stop_with_arrow_keys_between_them(page):
    open_page(page, "gru/first-pass.md", "en")
    links = page.locator("article table").first.locator("a.shape")
    links.first.focus()
    focused = "links => links.indexOf(document.activeElement)"
    page.keyboard.press("ArrowRight")
    assert links.evaluate_all(focused) == 1
    page.keyboard.press("End")
    assert links.evaluate_all(focused) == links.count() - 1
    page.keyboard.press("ArrowUp")
    assert links.evaluate_all(focused) == links.count() - 2
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert links.evaluate_all(focused) == -1, "one stop, and the next is behind the table"


def test_a_shape_in_an_equation_leads_to_its_run_by_mouse_and_by_keyboard(page):
    open_page(page, "rnn/equation.md", "en")
    shape, tip = page.locator("math .shape", has_text="1 × 3"), page.locator(".shape-tip")
    link = page.locator(".shapes-beside a").first
    shape.hover()
    expect(tip).to_have_text("batch 1 · input feature 3 — x_t, left by rnn/equation.py")
    assert abs(tip.bounding_box()["y"] - shape.bounding_box()["y"]) < 60
    shape.click()
    expect(page).to_have_url(ending(link.get_attribute("href")))
    assert link.text_content() == shape.text_content()
    assert link.evaluate("link => getComputedStyle(link.parentNode).position") == "absolute", "unseen"
    link.focus()
    assert link.evaluate("link => getComputedStyle(link.parentNode).position") == "static"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(ending("#run-rnn-equation"))


# How many lines each piece of short code takes, and of what stands before a Korean particle or " = (5, 1, 4)" whether that goes
# on in its line.
LINES = """article => {
    const short = [...article.querySelectorAll("p > code.short, li > code.short")].map(code => code.getClientRects().length)
    const places = [], range = new Range()
    const line = (text, at) => {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        return range.getBoundingClientRect()
    }
    for (const one of article.querySelectorAll("p > code, li > code")) {
        const next = one.nextSibling, said = next?.nodeType === Node.TEXT_NODE ? next.data : ""
        if (/^ =\\s$/.test(said)) places.push([line(next, 1), next.nextSibling.getClientRects()[0]])
        else if (one.textContent.endsWith(")") && /^\\W?[가-힣]/.test(said))
            places.push([line(next, said.search(/[가-힣]/)), [...one.getClientRects()].at(-1)])
    }
    return { short, places: places.map(([a, b]) => Math.abs(a.bottom - b.bottom) < 8) }
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_code_an_equals_sign_and_a_particle_do_not_begin_a_line(kept_page, language):
    kept_page.set_viewport_size({"width": 390, "height": 844})
    open_page(kept_page, "practice/states.md", language)
    found = kept_page.locator("article").evaluate(LINES)
    assert set(found["short"]) == {1}
    assert len(found["places"]) > 5 and all(found["places"])


def test_an_equation_is_a_tab_stop_where_it_has_to_scroll(page):
    open_page(page, "options/bidirectional.md", "en")
    equation = page.locator("div.arithmatex")
    for width in (320, 1280, 320):  # none has to at 390
        page.set_viewport_size({"width": width, "height": 844})
        scrolls = equation.evaluate("equation => equation.scrollWidth > equation.clientWidth")
        assert scrolls == (width == 320)
        expect(equation).to_have_js_property("tabIndex", 0 if scrolls else -1)


@pytest.mark.parametrize(
    "source", ["options/all-together.md", "rnn/output.md", "practice/padding.md", "gru/compare.md"]
)
def test_a_phone_shows_a_row_as_a_card(kept_page, source):
    kept_page.set_viewport_size({"width": 390, "height": 844})
    open_page(kept_page, source, "ko")
    for table in kept_page.locator("article table").all():
        headings = [heading.text_content() for heading in table.locator("thead :is(th, td)").all()]
        row = table.locator("tbody tr").first
        told = row.locator("td").evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
        assert [name.strip('"') for name in told[1:]] == [heading.strip() for heading in headings[1:]]
        wide = table.locator("td").evaluate_all(
            "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"
        )
        assert all(table.locator("th").all_text_contents()), "an empty cell is no heading"
        assert wide == 0 and table.evaluate("table => table.getBoundingClientRect().right") <= 390


@pytest.mark.parametrize("source", ["rnn/output.md", "practice/padding.md", "lstm/equations.md"])
def test_on_paper_nothing_is_folded_or_cut(kept_page, source):
    open_page(kept_page, source, "en")
    kept_page.emulate_media(media="print")
    kept_page.set_viewport_size({"width": 700, "height": 1000})  # A4 without its margins
    assert kept_page.locator("article button:not(td button):visible").count() == 0
    for number in kept_page.locator("td button").all():
        expect(number).to_be_visible()
    folded = kept_page.locator("article details").evaluate_all(
        "all => all.flatMap(one => [...one.children].slice(1)).filter(part => !part.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert folded == 0
    cut = kept_page.locator("article :is(pre code, table, figure)").evaluate_all(
        "all => all.filter(part => part.getBoundingClientRect().right > innerWidth + 1).map(part => part.textContent.slice(0, 80))"
    )
    assert cut == []


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
@pytest.mark.parametrize("source", ["rnn/equation.md", "lstm/first-pass.md", "tools/calculator.md", "tools/steps.md"])
def test_the_colours_of_dimensions_stand_out(kept_page, scheme, source):
    kept_page.emulate_media(color_scheme=scheme)
    open_page(kept_page, source, "en")
    spans = kept_page.locator("[class^=dim-]")
    assert spans.count() > 10
    contrast = spans.evaluate_all(f"spans => spans.map(span => {{ {CONTRAST} }})")
    assert min(contrast) >= 4.5
    assert kept_page.locator(".dimensions [role=listitem]").count() == 5


def test_code_tells_shapes_to_the_pointer_and_to_the_keyboard_and_where_a_link_leads(page):
    open_page(page, "rnn/five-steps.md", "en")
    code = page.locator("#code-rnn-five-steps code")
    before = code.inner_text()
    tip = page.locator(".trace-tip")
    assert tip.is_hidden()
    code.locator("span", has_text="W_ih_T").first.hover()
    assert tip.inner_text() == "(3, 4) = (input_size, hidden_size)"
    near, pointed = tip.bounding_box(), code.locator("span", has_text="W_ih_T").first.bounding_box()
    assert abs(near["x"] - pointed["x"]) < 20 and abs(near["y"] - pointed["y"]) < 60, "next to it"
    page.mouse.move(2, 2)
    assert tip.is_hidden()
    code.focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator(".trace-said").inner_text().startswith("output: "), "the last one"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    said = page.locator(".trace-said").inner_text()
    assert said == "torch.randn(seq_len, batch_size, input_size): (5, 1, 3) = (seq_len, batch_size, input_size)"
    while "x_t @ W_ih_T:" not in said:
        page.keyboard.press("ArrowRight")
        said = page.locator(".trace-said").inner_text()
    assert said.endswith("(1, 4) = (batch_size, hidden_size) ran 5 times")
    page.keyboard.press("ArrowUp")
    assert page.locator(".trace-said").inner_text().startswith("x_t @ W_ih_T + b_ih: "), "the next wider one"
    page.keyboard.press("Escape")
    assert tip.is_hidden() and code.inner_text() == before
    open_page(page, "rnn/equation.md", "en")
    page.locator('a.shape[href^="#at-"]').first.click()
    tip.wait_for()
    target = page.evaluate("document.querySelector(':target').textContent")
    assert re.fullmatch(rf"{re.escape(target)}: \(.*\d.*\) = \(.*\)", tip.inner_text())
    assert page.evaluate("[...CSS.highlights.get('trace')].join()") == target


def test_code_tells_shapes_to_a_finger(browser):
    phone = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    open_page(page, "notebook.ipynb", "ko")
    name, tip = page.locator("#code-notebook-1 span", has_text="x_seq").first, page.locator(".trace-tip")
    name.tap()
    assert tip.inner_text().startswith("(5, 1, 3) = ") and name.bounding_box()["y"] < tip.bounding_box()["y"]
    page.locator("h1").tap()
    assert tip.is_hidden()
    phone.close()


def test_what_is_far_below_waits_until_one_comes_near(page):
    """A long page opens with less than its whole work; what it has far below is found, and its code can be copied there."""
    seen = "one => one.checkVisibility({ contentVisibilityAuto: true })"
    open_page(page, "errors/state.md", "en")
    last = page.locator("article > .language-python pre").last
    line = last.locator("code span").last
    assert not line.evaluate(seen)
    last.scroll_into_view_if_needed()
    expect(last.locator("button")).to_be_visible()
    assert line.evaluate(seen)
    page.set_viewport_size({"width": 390, "height": 844})
    link = page.locator(".md-nav--primary a.md-nav__link").first
    assert not link.evaluate(seen.replace("Auto", "Property"))
    page.locator(".md-header__button[for=__drawer]").click()
    assert link.evaluate(seen.replace("Auto", "Property"))


def test_the_theme_has_nothing_that_styles_a_page_once_more(site):
    [palette] = site.glob("assets/stylesheets/palette*.css")
    assert "color-scheme" in palette.read_text() and " *" not in palette.read_text()
    [styles] = site.glob("assets/stylesheets/main*.css")
    assert ".md-typeset" in styles.read_text() and ".tabbed-labels" not in styles.read_text()
    [script] = site.glob("assets/javascripts/bundle*.js")
    assert "theme-color" in script.read_text() and '{name:"color-scheme"}' not in script.read_text()


def test_the_index_of_the_search_is_asked_for_when_the_search_is_opened(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    open_page(page, "lstm/why.md", "en")
    page.wait_for_load_state("networkidle")
    index = "search_index.json"
    assert "site.css" in asked and index not in asked and not page.workers
    page.locator(".md-search__input").fill("packing")
    found = page.locator(".md-search-result__item a").first
    expect(found).to_be_visible()
    assert asked.count(index) == 1 and page.workers
    found.click()
    expect(page.locator("article mark").first).to_be_visible()
    expect(page).to_have_url(re.compile("h="))
    assert asked.count(index) == 2


def test_a_table_is_wrapped_in_a_box_of_its_own(site):
    """Material's script wraps each table, and what stands beside it in the page would be styled once more."""
    tables = [table for path in site.rglob("*.html") for table in html.parse(path).iter("table")]
    assert tables and not [table for table in tables if table.getparent().tag in ("article", "details", "li")]
