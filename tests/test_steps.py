"""The tool "One step at a time": what it computes in the browser is what PyTorch computes, before and after edits."""

import re
import runpy

import pytest
import torch
from conftest import ROOT, SITE_URL
from playwright.sync_api import expect
from test_browser import ending, open_page
from test_site import address
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
# Each part's address and what LOOK finds there, from where it stands, as the button goes on.
WALK = """() => Array.from({length: document.querySelectorAll("#steps-times button").length * PARTS}, () => {
    const seen = [location.search, (LOOK)()];
    document.getElementById("steps-next").click();
    return seen;
})"""
# By the keyboard: with the focus on the number, as a reader would after Tab.
FIELD = '#steps-tool input[data-at="{}"]'
# The gradient of each number of h_t that is shown, as the focus goes over them.
GRADIENTS = """() => [...document.querySelectorAll("[data-key=h_seq] button")].map(button => {
    button.focus();
    return [...document.querySelectorAll("[data-key='x_seq.grad'] tbody tr")].map(row =>
        [...row.querySelectorAll("[title]")].map(cell => Number(cell.title)));
})"""
# Which numbers have a frame, by matrix.
FRAMED = """() => Object.fromEntries([...document.querySelectorAll("#steps-tool [data-key]")].map(matrix => [
    matrix.dataset.key,
    [...matrix.querySelectorAll("tbody tr")].map(row =>
        [...row.querySelectorAll("[title]")].map(cell => cell.matches(".steps-from")))]))"""


def run_of(cell, edits=()):
    """What the snippet ran, with some numbers changed: each step's parts, by PyTorch."""
    torch.manual_seed(0)
    x_seq = torch.randn(5, 1, 3) if cell == "RNN" else torch.randn(5, 2, 3)[:, :1]
    layer = LAYERS[cell](3, 4)
    tensors = {"x_seq": x_seq, **layer.state_dict()}
    with torch.no_grad():
        for name, index, value in edits:
            tensors[name][index] = value
        state, steps = None, []
        for x_t in x_seq:
            h_prev = torch.zeros(1, 4) if state is None else (state[0] if cell == "LSTM" else state)[0]
            _, state = layer(x_t[None], state)
            h_t = state[0] if cell == "LSTM" else state
            from_x = nn.functional.linear(x_t, layer.weight_ih_l0, layer.bias_ih_l0)
            from_h = nn.functional.linear(h_prev, layer.weight_hh_l0, layer.bias_hh_l0)
            made = {"x_t": x_t, "h_prev": h_prev, "from_x": from_x, "from_h": from_h, "h_t": h_t[0]}
            if cell == "RNN":
                made["s_t"] = from_x + from_h
            if cell == "LSTM":
                made |= {"c_t": state[1][0], "s_t": from_x + from_h}
                for gate, part in zip("ifgo", (from_x + from_h).chunk(4, dim=1)):
                    made[f"s_{gate}"] = part
                    made[f"{gate}_t"] = torch.tanh(part) if gate == "g" else torch.sigmoid(part)
            if cell == "GRU":
                for gate, of_x, of_h in zip("rzn", from_x.chunk(3, dim=1), from_h.chunk(3, dim=1)):
                    made |= {f"{gate}_x": of_x, f"{gate}_h": of_h}
                made["r_t"], made["z_t"] = (torch.sigmoid(made[f"{gate}_x"] + made[f"{gate}_h"]) for gate in "rz")
                made["n_t"] = torch.tanh(made["n_x"] + made["r_t"] * made["n_h"])
            steps.append(made)
    return layer, steps, x_seq


def gradients_of(cell, edits=()):
    """Of each number of h_t, in their order, the gradient with respect to each input, by autograd."""
    layer, _, x_seq = run_of(cell, edits)
    x_seq.requires_grad_()
    output, _ = layer(x_seq)
    return [torch.autograd.grad(number, x_seq, retain_graph=True)[0][:, 0] for number in output.flatten()]


def graph_of(cell, chosen):
    """What the number `chosen` (t from 0, c) of h_t depends on, by autograd: where the gradient of each step's tensors is
    not zero, with numbers none of which is. Each step has copies of the weights."""
    torch.manual_seed(1)
    stack = {"RNN": 4, "LSTM": 16, "GRU": 12}[cell]
    h_t, c_t = (torch.randn(1, 4, dtype=torch.float64, requires_grad=True) for _ in "hc")
    steps = []
    for _ in range(5):
        sizes = {"x_t": (1, 3), "W_ih_T": (3, stack), "W_hh_T": (4, stack), "b_ih": (1, stack), "b_hh": (1, stack)}
        made = {key: torch.randn(size, dtype=torch.float64, requires_grad=True) for key, size in sizes.items()}
        made |= {"h_prev": h_t, "c_prev": c_t}
        made["from_x"] = made["x_t"] @ made["W_ih_T"] + made["b_ih"]
        made["from_h"] = made["h_prev"] @ made["W_hh_T"] + made["b_hh"]
        if cell == "GRU":
            made |= dict(zip(["r_x", "z_x", "n_x"], made["from_x"].chunk(3, dim=1)))
            made |= dict(zip(["r_h", "z_h", "n_h"], made["from_h"].chunk(3, dim=1)))
            made |= {f"{gate}_t": torch.sigmoid(made[f"{gate}_x"] + made[f"{gate}_h"]) for gate in "rz"}
            made["n_t"] = torch.tanh(made["n_x"] + made["r_t"] * made["n_h"])
            h_t = (1 - made["z_t"]) * made["n_t"] + made["z_t"] * h_t
        else:
            made["s_t"] = made["from_x"] + made["from_h"]
            h_t = torch.tanh(made["s_t"])
        if cell == "LSTM":
            made |= dict(zip(["s_i", "s_f", "s_g", "s_o"], made["s_t"].chunk(4, dim=1)))
            made |= {f"{gate}_t": torch.sigmoid(made[f"s_{gate}"]) for gate in "ifo"} | {"g_t": torch.tanh(made["s_g"])}
            made["c_t"] = c_t = made["f_t"] * c_t + made["i_t"] * made["g_t"]
            h_t = made["o_t"] * torch.tanh(c_t)
        steps.append(made | {"h_t": h_t})
    t, c = chosen
    depends = []
    for made in steps:
        found = torch.autograd.grad(
            steps[t]["h_t"][0, c], list(made.values()), retain_graph=True, materialize_grads=True
        )
        depends.append({key: (gradient != 0).tolist() for key, gradient in zip(made, found)})
    return depends


def close(shown, tensor):
    return torch.allclose(torch.tensor(shown, dtype=torch.float64), tensor.double(), rtol=0, atol=1e-6)


def walk_through(page, cell, look):
    return page.evaluate(WALK.replace("PARTS", str(len(PARTS[cell]))).replace("LOOK", look))


def follow(page, cell, edits=()):
    """Step through everything, and hold each matrix that is shown against PyTorch's."""
    layer, steps, _ = run_of(cell, edits)
    weights = {
        "W_ih_T": layer.weight_ih_l0.T,
        "W_hh_T": layer.weight_hh_l0.T,
        "b_ih": layer.bias_ih_l0[None],
        "b_hh": layer.bias_hh_l0[None],
    }
    page.locator("#steps-first").click()
    walk = iter(walk_through(page, cell, NUMBERS))
    for t, made in enumerate(steps, start=1):
        seen = set()
        if cell == "LSTM":
            made["c_prev"] = steps[t - 2]["c_t"] if t > 1 else torch.zeros(1, 4)
        expected = {**made, **weights}
        for i, part in enumerate(PARTS[cell]):
            address, shown = next(walk)
            assert address == f"?cell={cell}&t={t}&part={part}"
            for key in shown.keys() - {"output", "cn_seq", "x_seq.grad"}:
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
def test_the_browser_computes_what_pytorch_computes(kept_page, cell):
    open_page(kept_page, SOURCE, "en")
    kept_page.get_by_label(f"nn.{cell}").check()
    steps = follow(kept_page, cell)
    shown = kept_page.evaluate(NUMBERS)
    assert close(shown["output"], torch.cat([made["h_t"] for made in steps])), "PyTorch's own, printed in the page"
    if cell == "LSTM":
        assert close(shown["cn_seq"], torch.cat([made["c_t"] for made in steps]))
    [difference] = re.findall(r"is (\S+)\.$", kept_page.locator("#steps-whose").text_content())
    assert float(difference) < 1e-6
    assert not kept_page.locator(".steps-changed").count()
    shown = kept_page.evaluate(GRADIENTS)
    for gradient, expected in zip(shown, gradients_of(cell), strict=True):
        assert close(gradient, expected)


@pytest.mark.parametrize("cell", LAYERS)
def test_it_still_does_after_edits(kept_page, cell):
    open_page(kept_page, SOURCE, "ko")
    kept_page.get_by_label(f"nn.{cell}").check()
    kept_page.get_by_role("button", name="t = 2").click()
    change(kept_page, "x_seq[1][0][2]", -1.75)
    change(kept_page, "weight_ih_l0[3][1]", 0.123456789)
    kept_page.locator("#steps-next").focus()
    kept_page.keyboard.press("ArrowRight")
    change(kept_page, "weight_hh_l0[2][0]", 2)
    change(kept_page, "bias_hh_l0[1]", -0.5)
    edits = [
        ("x_seq", (1, 0, 2), -1.75),
        ("weight_ih_l0", (3, 1), 0.123456789),
        ("weight_hh_l0", (2, 0), 2),
        ("bias_hh_l0", 1, -0.5),
    ]
    expect(kept_page.locator("#steps-states [data-key='output']")).to_be_hidden()
    assert kept_page.locator(".steps-changed").count(), "what has changed is marked"
    follow(kept_page, cell, edits)
    for gradient, expected in zip(kept_page.evaluate(GRADIENTS), gradients_of(cell, edits), strict=True):
        assert close(gradient, expected)
    kept_page.keyboard.press("Escape")
    kept_page.locator("#steps-reset").click()
    expect(kept_page.locator("#steps-reset")).to_be_hidden()
    assert not kept_page.locator(".steps-changed").count()
    follow(kept_page, cell)


@pytest.mark.parametrize("cell, t, c", [("RNN", 2, 1), ("LSTM", 2, 3), ("LSTM", 0, 1), ("GRU", 3, 0)])
def test_what_a_number_comes_from_has_a_frame(kept_page, cell, t, c):
    kept_page.goto(f"{SITE_URL}en/tools/steps/?cell={cell}&t=5&part=h&of={t + 1}.{c}")
    depends = graph_of(cell, (t, c))
    kept_page.locator("#steps-first").click()
    parts = len(PARTS[cell])
    for place, (_, framed) in enumerate(walk_through(kept_page, cell, FRAMED)):
        step, computed = place // parts, t < place // parts or (t == place // parts and place % parts == parts - 1)
        for key in framed.keys() - {"h_seq", "c_seq", "output", "cn_seq", "x_seq.grad"}:
            assert framed[key] == depends[step][key], (place, key)
        for key in framed.keys() & {"h_seq", "c_seq"}:
            for row, one in zip(framed[key], depends):
                assert row in ([], one[key[0] + "_t"][0]), (place, key)
        assert framed["x_seq.grad"] == [one["x_t"][0] if computed else [] for one in depends]
        assert not any(map(any, framed["output"]))


def test_numbers_of_h_t_are_chosen_by_mouse_and_by_keys(page):
    open_page(page, SOURCE, "ko")
    page.get_by_role("button", name="t = 3").click()
    pressed, told = page.locator("[data-key=h_seq] [aria-pressed=true]"), page.locator("#steps-from")
    expect(pressed).to_have_count(0)
    page.locator("[data-key=h_seq] button").nth(5).click()
    expect(pressed).to_have_attribute("data-at", "steps[1].h_t[0][1]")
    expect(told).to_contain_text("t = 2, h_t[0][1]")
    expect(page).to_have_url(ending("&of=2.1"))
    for key, at in (
        ("ArrowUp", "steps[0].h_t[0][1]"),
        ("ArrowLeft", "steps[0].h_t[0][0]"),
        ("ArrowLeft", "steps[0].h_t[0][0]"),
    ):
        page.keyboard.press(key)
        expect(pressed).to_have_attribute("data-at", at)
    expect(page.locator("#steps-now strong")).to_have_text("t = 3, 1/4")
    assert page.locator("[data-key=h_seq] button[tabindex='0']").count() == 1, "one tab stop"
    page.reload()
    expect(pressed).to_have_attribute("data-at", "steps[0].h_t[0][0]")
    page.get_by_role("button", name="t = 3").focus()
    page.keyboard.press("Escape")
    expect(pressed).to_have_count(0)
    expect(page.locator("#steps-tool .steps-from")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#steps-now strong")).to_have_text("t = 3, 2/4")


EQUATIONS = {"RNN": "rnn/equation", "LSTM": "lstm/equations", "GRU": "gru/equations"}


@pytest.mark.parametrize("cell, language", [("RNN", "en"), ("LSTM", "ko"), ("GRU", "en")])
def test_equations_have_the_tool_beside_them_at_the_step_of_their_run(kept_page, cell, language):
    left = runpy.run_path(str(ROOT / f"snippets/{EQUATIONS[cell]}.py"))
    second = left["h_t"][0] if cell == "RNN" else left["by_hand"][1, 0]
    open_page(kept_page, f"{EQUATIONS[cell]}.md", language)
    expect(kept_page.locator("#steps-now strong")).to_have_text(f"t = 2, 1/{len(PARTS[cell])}")
    assert kept_page.locator(".steps-equation:visible").get_attribute("data-cell") == cell
    kept_page.get_by_role("button", name="t = 2").focus()
    for part in PARTS[cell][1:]:
        kept_page.keyboard.press("ArrowRight")
        expect(kept_page).to_have_url(ending(f"?t=2&part={part}"))
    assert close(kept_page.evaluate(NUMBERS)["h_t"], second[None])


def test_a_step_is_drawn_though_the_browser_has_not_yet_said_that_the_tool_is_near(page):
    page.add_init_script("IntersectionObserver.prototype.observe = () => {}")
    open_page(page, "lstm/equations.md", "ko")
    page.get_by_role("button", name="t = 2").focus()
    assert not page.evaluate(NUMBERS), "far below as the page opens"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NUMBERS)


@pytest.mark.parametrize("source, width", [(SOURCE, 390), (SOURCE, 1280), ("lstm/equations.md", 390)])
def test_nothing_moves_when_it_starts(page, source, width):
    page.set_viewport_size({"width": width, "height": 844})
    waiting = []
    page.route("**/pages/steps.js", lambda route: waiting.append(route))
    page.add_init_script("""
        window.moved = [], window.watch = new PerformanceObserver(list => moved.push(...list.getEntries()))
        watch.observe({type: "layout-shift", buffered: true})""")
    page.goto(SITE_URL + address(source, "en").removesuffix("index.html"), wait_until="commit")
    page.locator("#steps-tool").evaluate(
        "tool => document.fonts.ready.then(() => tool.scrollIntoView({block: 'center'}))"
    )
    shifts = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        .then(() => [...moved, ...watch.takeRecords()].reduce((sum, one) => sum + one.value, 0))"""
    before = page.evaluate(shifts)
    for route in waiting:
        route.continue_()
    expect(page.locator("#steps-tool:not([inert])")).to_be_visible()
    assert waiting and page.evaluate(shifts) - before < 0.02


@pytest.mark.parametrize("width", [390, 1280])
def test_the_buttons_stay_with_the_numbers(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, SOURCE, "en")
    page.get_by_label("nn.LSTM").check()
    page.locator("[data-key=cn_seq]").evaluate("matrix => matrix.scrollIntoView({block: 'center'})")
    for button in page.locator(".steps-go button:visible").all():
        assert button.evaluate("""one => {
            const {x, y, width, height} = one.getBoundingClientRect()
            return document.elementFromPoint(x + width / 2, y + height / 2) === one
        }"""), button
    page.locator("[data-key=cn_seq] td").first.click()  # the last matrix is still reached


# The text of each number on its shade, as it is painted: both over the page's colour.
CONTRASTS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true})
    const over = (...colours) => {
        for (canvas.fillStyle of colours) canvas.fillRect(0, 0, 1, 1)
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
            v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const page = getComputedStyle(document.body).backgroundColor
    return [...document.querySelectorAll(".steps-table tbody td")].map(cell => {
        const shown = getComputedStyle(cell.querySelector("input, button") ?? cell)
        const back = [page, getComputedStyle(cell).backgroundColor, shown.backgroundColor]
        const [low, high] = [over(...back), over(...back, shown.color)].sort((a, b) => a - b)
        return (high + 0.05) / (low + 0.05)
    })
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_can_be_read_on_their_shade(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{SITE_URL}tools/steps/?t=4&part=hh&of=2.1")
    for column, value in enumerate([5, -5, 0]):
        change(page, f"weight_hh_l0[{column}][0]", value)
    assert min(page.evaluate(CONTRASTS)) >= 4.5
    shades = page.locator("[data-key=W_hh_T] tbody tr:first-child td").evaluate_all(
        "cells => cells.slice(0, 3).map(cell => getComputedStyle(cell).background)"
    )
    assert len(set(shades)) == 3


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
        expect(page.locator("#steps-bad")).to_contain_text("t = 1, x_t[0][0] stays 1.54099")
        expect(field).to_have_value("1.5410")
        assert field.get_attribute("aria-invalid") is None
    assert page.evaluate(NUMBERS) == before
    change(page, "x_seq[0][0][0]", "1e39")  # infinite in float32; the last number on the way there was not
    expect(page.locator("#steps-bad")).to_contain_text("t = 1, x_t[0][0] stays 1000.")
    change(page, "x_seq[0][0][0]", 1)
    expect(page.locator("#steps-bad")).to_be_empty()


def test_the_address_says_what_is_shown_and_back_works(page):
    open_page(page, SOURCE, "en")
    opened = page.url
    page.get_by_label("nn.RNN").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{opened}?cell=LSTM&t=1&part=ih")
    page.get_by_role("button", name="t = 3").click()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(ending("?cell=LSTM&t=2&part=h"))
    page.get_by_label("nn.GRU").check()
    page.locator("#steps-panel input").first.focus()
    page.go_back()  # and what has the focus goes
    expect(page.get_by_label("nn.LSTM")).to_be_checked()
    expect(page.locator("#steps-now strong")).to_have_text("t = 2, 6/6")
    page.go_back()
    expect(page).to_have_url(opened)
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
    sizes = page.locator("#steps-tool :visible").evaluate_all(
        "all => all.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))"
        ".map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 13
