"""An equation and its drawing: pointing at a term of one lights it in the other."""

import re

import pytest
from playwright.sync_api import expect
from test_browser import open_page

# Of each equation that is drawn: a term, and one that only an arrow of the drawing has.
DRAWN = {"rnn/equation.md": ("x_t", "W_ih"), "lstm/equations.md": ("f_t", "W_if"), "gru/equations.md": ("z_t", "b_iz")}


@pytest.mark.parametrize("source", DRAWN)
def test_a_term_lights_its_part_of_the_drawing_and_the_other_way_round(page, source):
    open_page(page, source, "en")
    equation, lit = page.locator("div.arithmatex").first, page.locator(".lit")
    expect(equation.locator("[data-term]")).to_have_count(equation.locator("msub, msubsup").count())
    for name in DRAWN[source]:
        terms, parts = (page.locator(f"{side} [data-term~='{name}']") for side in ("div.arithmatex", "figure"))
        width = "path => getComputedStyle(path).strokeWidth"
        thin = parts.locator("path").first.evaluate(width)
        terms.first.hover()
        expect(page.locator("figure .lit")).to_have_count(parts.count())
        assert parts.locator("path").first.evaluate(width) != thin
        page.mouse.move(0, 0)
        expect(lit).to_have_count(0)
        parts.locator("path").first.hover(force=True)
        expect(page.locator(f"div.arithmatex .lit[data-term='{name}']")).to_have_count(terms.count())
        page.mouse.move(0, 0)
    # By the keyboard it is one stop, with arrow keys inside, and says where one is.
    equation.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".trace-said", has_text=re.compile("^x_t$"))).to_have_count(1)
    expect(page.locator("figure .lit text").first).to_be_visible()
    page.keyboard.press("Home")
    first = equation.locator("[data-term]").first.get_attribute("data-term")
    expect(page.locator(".trace-said", has_text=re.compile(f"^{first}$"))).to_have_count(1)
    page.keyboard.press("Tab")
    expect(lit).to_have_count(0)
    expect(equation.locator(":focus")).to_have_count(0)
