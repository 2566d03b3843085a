"""The tool "One step at a time": what it computes in the browser is what PyTorch computes, before and after edits."""

import re

import pytest
import torch
from conftest import SITE_URL
from playwright.sync_api import expect
from test_browser import open_page
from torch import nn

SOURCE = "tools/steps.md"
LAYERS = {"RNN": nn.RNN, "LSTM": nn.LSTM, "GRU": nn.GRU}
PARTS = {
    "RNN": ["ih", "hh", "sum", "h"],
    "LSTM": ["ih", "hh", "sum", "gates", "c", "h"],
    "GRU": ["ih", "hh", "gates", "n", "h"],
}
NUMBERS = """() => Object.fromEntries([...document.querySelectorAll("#steps-tool [data-key]")].map(matrix => [
    matrix.dataset.key,
    [...matrix.querySelectorAll("tbody tr")].map(row =>
        [...row.querySelectorAll("[title]")].map(cell => Number(cell.title)))]))"""
# Each part's address and numbers, from where it stands, as the button goes on.
WALK = f"""() => Array.from({{length: document.querySelectorAll("#steps-times button").length * PARTS}}, () => {{
    const seen = [location.search, ({NUMBERS})()];
    document.getElementById("steps-next").click();
    return seen;
}})"""
# By the keyboard: with the focus on the number, as a reader would after Tab.
FIELD = '#steps-tool input[aria-label="{}"]'


def run_of(cell, edits=()):
    """What the snippet ran, with some numbers changed: each step's parts, by PyTorch."""
    torch.manual_seed(0)
    x_seq = torch.randn(5, 1, 3)
    layer = LAYERS[cell](3, 4)
    tensors = {"x_seq": x_seq, **layer.state_dict()}
    with torch.no_grad():
        for name, index, value in edits:
            tensors[name][index] = value
        state, steps = None, []
        for x_t in x_seq:
            h_prev = torch.zeros(1, 4) if state is None else (state[0] if cell == "LSTM" else state)[0]
            _, state = layer(x_t[None], state)
            h_t, c_t = state if cell == "LSTM" else (state, None)
            from_x = nn.functional.linear(x_t, layer.weight_ih_l0, layer.bias_ih_l0)
            from_h = nn.functional.linear(h_prev, layer.weight_hh_l0, layer.bias_hh_l0)
            made = {"x_t": x_t, "h_prev": h_prev, "from_x": from_x, "from_h": from_h, "h_t": h_t[0]}
            if cell == "RNN":
                made["s_t"] = from_x + from_h
            if cell == "LSTM":
                made |= {"c_t": c_t[0], "s_t": from_x + from_h}
                for gate, part in zip("ifgo", (from_x + from_h).chunk(4, dim=1)):
                    made[f"s_{gate}"] = part
                    made[f"{gate}_t"] = torch.tanh(part) if gate == "g" else torch.sigmoid(part)
            if cell == "GRU":
                for gate, of_x, of_h in zip("rzn", from_x.chunk(3, dim=1), from_h.chunk(3, dim=1)):
                    made |= {f"{gate}_x": of_x, f"{gate}_h": of_h}
                made["r_t"], made["z_t"] = (torch.sigmoid(made[f"{gate}_x"] + made[f"{gate}_h"]) for gate in "rz")
                made["n_t"] = torch.tanh(made["n_x"] + made["r_t"] * made["n_h"])
            steps.append(made)
    return layer, steps


def close(shown, tensor):
    return torch.allclose(torch.tensor(shown, dtype=torch.float64), tensor.double(), rtol=0, atol=1e-6)


def follow(page, cell, edits=()):
    """Step through everything, and hold each matrix that is shown against PyTorch's."""
    layer, steps = run_of(cell, edits)
    weights = {
        "W_ih_T": layer.weight_ih_l0.T,
        "W_hh_T": layer.weight_hh_l0.T,
        "b_ih": layer.bias_ih_l0[None],
        "b_hh": layer.bias_hh_l0[None],
    }
    page.locator("#steps-first").click()
    walk = iter(page.evaluate(WALK.replace("PARTS", str(len(PARTS[cell])))))
    for t, made in enumerate(steps, start=1):
        seen = set()
        if cell == "LSTM":
            made["c_prev"] = steps[t - 2]["c_t"] if t > 1 else torch.zeros(1, 4)
        expected = {**made, **weights}
        for i, part in enumerate(PARTS[cell]):
            address, shown = next(walk)
            assert address == f"?cell={cell}&t={t}&part={part}"
            for key in shown.keys() - {"output", "cn_seq"}:
                if key in ("h_seq", "c_seq"):  # a row for each time step that has been computed
                    done = t if i >= PARTS[cell].index(key[0]) else t - 1
                    rows = [one[key[0] + "_t"] for one in steps[:done]]
                    assert shown[key][done:] == [[]] * (5 - done), (cell, t, part, key)
                    assert not rows or close(shown[key][:done], torch.cat(rows)), (cell, t, part, key)
                else:
                    assert close(shown[key], expected[key]), (cell, t, part, key)
            seen |= shown.keys()
        assert {*made, *weights} <= seen, "something of a step is never shown"
    return steps


def change(page, name, value):
    field = page.locator(FIELD.format(name))
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(str(value))
    page.keyboard.press("Tab")


@pytest.mark.parametrize("cell", LAYERS)
def test_the_browser_computes_what_pytorch_computes(page, cell):
    open_page(page, SOURCE, "en")
    page.get_by_label(f"nn.{cell}").check()
    steps = follow(page, cell)
    shown = page.evaluate(NUMBERS)
    assert close(shown["output"], torch.cat([made["h_t"] for made in steps])), "PyTorch's own, printed in the page"
    if cell == "LSTM":
        assert close(shown["cn_seq"], torch.cat([made["c_t"] for made in steps]))
    difference = re.search(r"is (\S+)\.$", page.locator("#steps-whose").text_content())
    assert float(difference[1]) < 1e-6
    assert not page.locator(".steps-changed").count()


@pytest.mark.parametrize("cell", LAYERS)
def test_it_still_does_after_edits(page, cell):
    open_page(page, SOURCE, "ko")
    page.get_by_label(f"nn.{cell}").check()
    page.get_by_role("button", name="t = 2").click()
    change(page, "x_seq[1][0][2]", -1.75)
    change(page, "weight_ih_l0[3][1]", 0.123456789)
    page.locator("#steps-next").focus()
    page.keyboard.press("ArrowRight")
    change(page, "weight_hh_l0[2][0]", 2)
    change(page, "bias_hh_l0[1]", -0.5)
    edits = [
        ("x_seq", (1, 0, 2), -1.75),
        ("weight_ih_l0", (3, 1), 0.123456789),
        ("weight_hh_l0", (2, 0), 2),
        ("bias_hh_l0", 1, -0.5),
    ]
    expect(page.locator("#steps-states [data-key='output']")).to_be_hidden()
    assert page.locator(".steps-changed").count(), "what has changed is marked"
    follow(page, cell, edits)
    page.locator("#steps-reset").click()
    expect(page.locator("#steps-reset")).to_be_hidden()
    assert not page.locator(".steps-changed").count()
    follow(page, cell)


def test_what_is_no_number_is_refused(page):
    open_page(page, SOURCE, "en")
    field = page.locator(FIELD.format("x_seq[0][0][0]"))
    before = page.evaluate(NUMBERS)
    for typed in ("", "-", "e"):
        field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
        page.keyboard.type(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        page.keyboard.press("Tab")
        expect(page.locator("#steps-bad")).to_contain_text("x_seq[0][0][0] stays 1.54099")
        expect(field).to_have_value("1.5410")
        assert field.get_attribute("aria-invalid") is None
    assert page.evaluate(NUMBERS) == before
    change(page, "x_seq[0][0][0]", "1e39")  # infinite in float32; the last number on the way there was not
    expect(page.locator("#steps-bad")).to_contain_text("x_seq[0][0][0] stays 1000.")
    change(page, "x_seq[0][0][0]", 1)
    expect(page.locator("#steps-bad")).to_be_empty()


def test_the_address_says_what_is_shown_and_back_works(page):
    open_page(page, SOURCE, "en")
    opened = page.url
    page.get_by_label("nn.RNN").focus()
    page.keyboard.press("ArrowDown")
    assert page.url == f"{opened}?cell=LSTM&t=1&part=ih"
    page.get_by_role("button", name="t = 3").click()
    page.keyboard.press("ArrowLeft")
    assert page.url.endswith("?cell=LSTM&t=2&part=h")
    page.get_by_label("nn.GRU").check()
    page.locator("#steps-panel input").first.focus()
    page.go_back()  # and what has the focus goes
    expect(page.get_by_label("nn.LSTM")).to_be_checked()
    expect(page.locator("#steps-now strong")).to_have_text("t = 2, 6/6")
    page.go_back()
    assert page.url == opened
    expect(page.locator("#steps-now strong")).to_have_text("t = 1, 1/4")
    page.reload()
    page.go_forward()
    expect(page.locator("#steps-now strong")).to_have_text("t = 2, 6/6")
    current = page.locator("#steps-tool [data-part][aria-current=true]:visible")
    assert current.evaluate_all("parts => parts.map(part => part.dataset.part)") == ["h"]


def test_anything_strange_in_the_address_is_left_out(page):
    for asked, shown in {
        "cell=GRU&t=5&part=n": "t = 5, 4/5",
        "cell=GRU&t=5&part=c": "t = 5, 1/5",
        "cell=toString&t=0&part=__proto__": "t = 1, 1/4",
        "cell=<img src=x onerror=alert(1)>&t=1e0&part=h#steps-tool": "t = 1, 4/4",
        "t=2&t=3&cell=%00%ff": "t = 2, 1/4",
    }.items():
        page.goto(f"{SITE_URL}tools/steps/?{asked}")
        expect(page.locator("#steps-now strong")).to_have_text(shown)


def test_play_stops_at_a_touch_and_not_before(page):
    page.emulate_media(reduced_motion="no-preference")
    page.clock.install()
    open_page(page, SOURCE, "en")
    where, play = page.locator("#steps-now strong"), page.locator("#steps-play")
    page.get_by_role("button", name="t = 5").click()
    play.click()
    expect(play).to_have_text("Pause")
    page.clock.run_for(1300)
    expect(where).to_have_text("t = 5, 2/4")
    page.locator("#steps-back").click()
    expect(play).to_have_text("Play")
    page.clock.run_for(5000)
    expect(where).to_have_text("t = 5, 1/4")
    play.click()
    page.clock.run_for(20_000)
    expect(where).to_have_text("t = 5, 4/4")
    expect(play).to_have_text("Play")


def test_nothing_moves_for_who_wants_less_motion(page):
    open_page(page, SOURCE, "en")
    expect(page.locator("#steps-play")).to_be_hidden()
    expect(page.locator("#steps-still")).to_be_visible()
    moving = page.locator("#steps-tool, #steps-tool *").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).transitionDuration.split(', ').some(time => time !== '0s')"
        " || getComputedStyle(one).animationName !== 'none').length"
    )
    assert not moving


@pytest.mark.parametrize("language", ["ko", "en"])
def test_without_javascript_the_steps_of_a_run_are_there(browser, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, SOURCE, language)
    expect(page.locator("#steps-tool")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    table = page.locator("#run-tools-steps code")
    expect(table).to_be_visible()
    printed = table.text_content()
    for t, made in enumerate(run_of("RNN")[1], start=1):
        assert f"t = {t}\n" in printed and str(made["h_t"]) in printed and str(made["from_x"]) in printed
    context.close()


def test_a_phone_shows_wide_matrices_in_their_own_box(page):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, SOURCE, "ko")
    for cell, parts in PARTS.items():
        page.get_by_label(f"nn.{cell}").check()
        for _ in parts:
            assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
            page.locator("#steps-next").press("ArrowRight")
    small = page.locator("#steps-tool :is(button, label, input[type=number]):visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(box => Math.min(box.width, box.height) < 24).length"
    )
    assert not small
