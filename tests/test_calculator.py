"""The calculator: its rules against PyTorch itself, and the page as a reader has it."""

import gzip
import random
import re
import warnings
from itertools import product

import pytest
import torch
from conftest import ROOT, SITE_URL
from node import TOOLS, node
from playwright.sync_api import expect
from test_browser import ending, open_page
from torch import nn
from torch.nn.utils.rnn import PackedSequence

LAYERS, CELLS = ("RNN", "LSTM", "GRU"), ("RNNCell", "LSTMCell", "GRUCell")
# Primes: no two dimensions of a shape are the same by chance.
SIZES = [
    dict(zip(("input_size", "hidden_size", "seq_len", "batch_size"), sizes))
    for sizes in product((13, 17), (19, 23), (3, 5), (7, 11))
]


def configurations() -> list[dict]:
    draw = random.Random(0)
    found = []
    for sizes, module, num_layers, bidirectional, batch_first, bias, proj_size, kind in product(
        SIZES,
        LAYERS,
        (1, 2, 3),
        (False, True),
        (False, True),
        (False, True),
        (0, 2, 29),
        ("batched", "unbatched", "packed"),
    ):
        lengths = [draw.randint(1, sizes["seq_len"]) for _ in range(sizes["batch_size"])]
        found.append(
            {
                **sizes,
                "module": module,
                "num_layers": num_layers,
                "bidirectional": bidirectional,
                "bias": bias,
                "batch_first": batch_first,
                "proj_size": proj_size,
                "input": kind,
                "dropout": draw.choice((*[0, 0, 0.5, 1] * 5, 1.5)),
                "lengths": draw.choice((lengths, [])),
            }
        )
    nothing: dict = {}
    unknown = (
        nothing,
        {"num_layers": 2},
        {"batch_first": True},
        {"dropout": 0.5},
        {"bidirectional": True},
        {"proj_size": 2},
    )
    for sizes, module, bias, kind, options, more in product(
        SIZES, CELLS, (False, True), ("batched", "unbatched", "packed"), unknown, unknown[:2]
    ):
        found.append(
            {
                "num_layers": 1,
                "bidirectional": False,
                "batch_first": False,
                "proj_size": 0,
                "dropout": 0,
                "lengths": [],
                **sizes,
                "module": module,
                "bias": bias,
                "input": kind,
                **more,
                **options,
            }
        )
    for name, size in product(("input_size", "hidden_size", "num_layers", "seq_len", "proj_size"), (0, -1)):
        if (name, size) not in (("proj_size", 0), ("seq_len", -1)):
            found += [{**config, name: size} for config in found[:: len(found) // 60] if config["module"] in LAYERS]
    return found


def in_torch(config: dict, code: str) -> dict:
    """What PyTorch says of a configuration, from the very code that the calculator offers."""
    left: dict = {"print": lambda *_: None}
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            exec(code, left)
        except Exception as error:
            return {"refusal": {"error": type(error).__name__, "message": str(error)}}
    shapes: dict[str, list] = {}
    for name, value in left.items():
        if isinstance(value, PackedSequence):
            parts = value._asdict() if name == "packed" else {"data": value.data}
            shapes |= {
                f"{name}.{part}": list(tensor.shape) for part, tensor in parts.items() if part != "unsorted_indices"
            }
        elif isinstance(value, torch.Tensor) and name != "lengths":
            shapes[name] = list(value.shape)
    module = next(value for value in left.values() if isinstance(value, nn.Module))
    told = [str(warning.message) for warning in warned]
    return {
        "refusal": None,
        "tensors": shapes,
        "warning": next((text for text in told if "oneDNN" not in text), None),  # that one is of the CPU
        "parameters": [[name, list(parameter.shape)] for name, parameter in module.named_parameters()],
        "count": sum(parameter.numel() for parameter in module.parameters()),
    }


RULES = """configurations => {
    const sizes = shape => shape.map(dimension => dimension.size);
    return configurations.map(config => {
        const refusal = layers.refusal(config), parameters = layers.parameters(config);
        return [layers.code(config), refusal ? {refusal} : {
            refusal, warning: layers.warning(config),
            tensors: Object.fromEntries(layers.tensors(config).map(({name, shape}) => [name, sizes(shape)])),
            parameters: parameters.map(({name, shape}) => [name, sizes(shape)]),
            count: parameters.reduce((sum, {shape}) => sum + layers.count(shape), 0),
        }];
    });
}"""


def test_the_rules_are_those_of_pytorch():
    """Every shape, every parameter's name, every count, every refusal and every warning."""
    torch.set_num_threads(1)  # these are small
    asked = configurations()
    answers = node(RULES, asked, "layers")
    differ = [
        (config, answer, torchs)
        for config, (code, answer) in zip(asked, answers, strict=True)
        if (torchs := in_torch(config, code)) != answer
    ]
    assert not differ[:1], f"{len(differ)} of {len(asked)} differ"
    accepted = [answer for _, answer in answers if not answer["refusal"]]
    assert len(accepted) > 4_500 and len(asked) > 10_000


def set_to(page, query: str) -> None:
    page.goto(SITE_URL + "en/tools/calculator/" + query)


def numbers(page, table: str = "tensors") -> dict[str, str]:
    """The rows of a table: name → shape in numbers."""
    rows = page.locator(f'[data-result="{table}"] tr').all()
    return {row.locator("th").inner_text(): row.locator("td code").last.inner_text() for row in rows}


def verdict(page):
    return page.locator('[data-result="verdict"]')


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_starts_with_the_seed(page, language):
    open_page(page, "tools/calculator.md", language)
    run = page.locator("#run-tools-calculator").inner_text()
    shown = numbers(page) | numbers(page, "parameters")
    assert len(shown) == 8
    for name, shape in shown.items():
        assert f"{name:12} {shape}\n" in run
    total = page.locator('[data-result="total"]').inner_text()
    assert f"parameters:  {total}" in run
    assert page.locator('[data-result="bytes"] tr', has_text="float64").locator("td").inner_text() == str(
        8 * int(total)
    )


def test_the_keyboard_chooses_and_the_address_follows(page):
    set_to(page, "")
    page.get_by_role("radio", name="RNN", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.get_by_label("bidirectional").press("Space")
    page.get_by_label("batch_first").press("Space")
    page.get_by_label("batch_size").fill("7")
    page.keyboard.press("Tab")
    expect(page).to_have_url(ending("?module=LSTM&batch_first=True&bidirectional=True&batch_size=7"))
    assert numbers(page) == {
        "x_seq": "(7, 5, 3)",
        "h0": "(2, 7, 4)",
        "c0": "(2, 7, 4)",
        "output": "(7, 5, 8)",
        "hn": "(2, 7, 4)",
        "cn": "(2, 7, 4)",
    }
    page.reload()
    assert numbers(page)["output"] == "(7, 5, 8)"
    for wanted in "(1, 5, 8)", "(5, 1, 8)", "(5, 1, 4)":
        page.go_back()
        assert numbers(page)["output"] == wanted
    page.go_forward()
    assert numbers(page)["output"] == "(5, 1, 8)"
    page.get_by_role("button", name="Start over").click()
    page.wait_for_url("**/tools/calculator/")
    assert numbers(page)["output"] == "(5, 1, 4)"


def test_a_field_says_what_it_wants_and_the_rest_stays(page):
    set_to(page, "?hidden_size=8&num_layers=2")
    before = numbers(page)
    field = page.get_by_label("hidden_size")
    for text in "0", "-1", "1e9", "1000000000", "abc", "", "2.5", "४":
        field.fill(text)
        assert field.input_value() == text and field.get_attribute("aria-invalid") == "true", text
        told = page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
        assert "from 1 to 100,000" in told and "hidden_size=8" in told, text
        assert ("ValueError: hidden_size must be greater than zero" in told) == (text in ("0", "-1")), text
        assert numbers(page) == before, text
        field.fill("9")
        assert field.get_attribute("aria-invalid") == "false" and numbers(page)["output"] == "(5, 1, 9)", text
        field.fill("8")


def test_lengths_say_what_they_want(page):
    set_to(page, "?input=packed&batch_size=3&lengths=5,2,3")
    assert numbers(page)["packed.data"] == "(10, 3)"
    field = page.get_by_label("lengths")
    for text in "5, 2", "5, 2, 6", "5, 0, 1", "a, b, c":
        field.fill(text)
        assert field.get_attribute("aria-invalid") == "true" and numbers(page)["packed.data"] == "(12, 3)"
    field.fill("")
    assert field.get_attribute("aria-invalid") == "false"


@pytest.mark.parametrize(
    "query, config",
    [
        ("?module=GRU&proj_size=2", {"module": "GRU", "proj_size": 2}),
        ("?module=LSTM&proj_size=4", {"module": "LSTM", "proj_size": 4}),
        ("?module=LSTMCell&num_layers=2", {"module": "LSTMCell", "num_layers": 2}),
    ],
)
def test_what_pytorch_refuses_is_refused_in_its_words(kept_page, query, config):
    set_to(kept_page, query)
    options = {name: value for name, value in config.items() if name != "module"}
    with pytest.raises((ValueError, TypeError)) as refused:
        getattr(nn, config["module"])(3, 4, **options)
    assert f"{refused.type.__name__}: {refused.value}" in verdict(kept_page).inner_text()
    assert kept_page.locator('[data-result="tensors"]').is_hidden()
    kept_page.get_by_role("radio", name="RNN", exact=True).check()
    kept_page.get_by_label("proj_size").fill("0")
    kept_page.get_by_label("num_layers").fill("1")
    assert kept_page.locator('[data-result="tensors"]').is_visible()


@pytest.mark.parametrize(
    "query",
    [
        "?module=<img src=x onerror=alert(1)>&hidden_size=<b>&lengths=" + "9," * 5000,
        "?__proto__=1&constructor=2&bias=maybe&input=none&num_layers=1e9",
        "?%ff&&&=&seq_len=%00",
    ],
)
def test_whatever_stands_in_the_address_does_no_harm(page, query):
    page.on("dialog", lambda _: pytest.fail("a script from the address ran"))
    set_to(page, query + "&batch_size=2")
    assert numbers(page)["output"] == "(5, 2, 4)", "what follows it is read"
    assert page.locator("#calculator :is(img, b)").count() == 0


CLASS = """class Reader(nn.Module):
    def __init__(self, embedding_dim, hidden_dim=2 * 64):
        super().__init__()
        self.lstm = nn.LSTM(embedding_dim, hidden_dim, num_layers=2, batch_first=True)

    def forward(self, x):
        output, (hn, cn) = self.lstm(x)
        return output[:, -1]
"""


def paste(page, text: str) -> None:
    field = page.locator("[name=code]")
    field.focus()
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Control+V")


def line(page, number: int):
    return page.locator(".code-lines li").nth(number - 1)


def test_pasted_code_gets_shapes_line_by_line(page):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[1]))
    set_to(page, "")
    assert numbers(page) and "python-parser.js" not in loaded and "syntax.js" not in loaded
    paste(
        page,
        "input_size = 28\nhidden_size = 128\nnum_layers = 2\n"
        "lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True)\n"
        "out, (hn, cn) = lstm(torch.randn(32, 28, input_size))\n",
    )
    expect(page.locator("[name=told]")).to_have_text("PyTorch takes every line. ")
    expect(line(page, 5)).to_contain_text("out (32, 28, 128)")
    expect(line(page, 5)).to_contain_text("hn (2, 32, 128)")
    expect(page.locator("[data-lines]")).to_contain_text("Line 5: the last layer's last state is hn[-1] = out[:, -1].")
    assert numbers(page) == {
        "x_seq": "(32, 28, 28)",
        "h0": "(2, 32, 128)",
        "c0": "(2, 32, 128)",
        "output": "(32, 28, 128)",
        "hn": "(2, 32, 128)",
        "cn": "(2, 32, 128)",
    }, "one module: the calculator shows it"
    assert "python-parser.js" in loaded


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_the_code_does_not_say_is_asked_and_the_refused_line_leads_to_its_entry(page, language):
    open_page(page, "tools/calculator.md", language)
    paste(page, CLASS)
    fields, told = page.locator("[data-asked] input"), page.locator("[name=told]")
    expect(fields).to_have_count(1)
    assert page.locator(".code-lines .refused").count() == 0
    page.get_by_label("embedding_dim").fill("50")
    expect(fields).to_have_count(2)
    page.locator("[data-asked] label", has=page.locator("code", has_text=re.compile("^x$"))).locator("input").fill(
        "8, 20, 50"
    )
    expect(line(page, 7)).to_contain_text("output (8, 20, 128)")
    expect(line(page, 8)).to_contain_text("→ (8, 128)")
    page.locator("[data-asked] input").last.fill("8, 20, 64")
    expect(page.locator(".code-lines .refused")).to_contain_text("Expected 50, got 64")
    expect(told).to_contain_text("input.size(-1) must be equal to input_size. Expected 50, got 64")
    told.locator("a").click()
    page.wait_for_url("**/errors/input/#input-size")


def test_two_modules_are_offered_and_none_is_taken_without_a_word(page):
    set_to(page, "")
    code = "a = nn.GRU(7, 11)\nb = nn.RNN(11, 13, bidirectional=True)\n"
    paste(page, code + "for n in range(1, 4):\n    x = torch.zeros(n)\nfor n in range(1, 5):\n    y = torch.zeros(n)\n")
    expect(line(page, 4)).to_contain_text("x (1,), (2,), (3,)")
    expect(line(page, 6)).to_contain_text("y (1,), …, (4,)")
    buttons = page.locator(".code-buttons button")
    expect(buttons).to_have_text(["nn.GRU of line 1 in the calculator", "nn.RNN of line 2 in the calculator"])
    assert numbers(page)["output"] == "(5, 1, 4)"
    buttons.last.click()
    assert numbers(page)["output"] == "(5, 1, 26)"


def test_code_that_is_pasted_is_never_run_nor_taken_for_markup(page):
    page.on("dialog", lambda _: pytest.fail("a script from the code ran"))
    set_to(page, "")
    paste(page, 'x = "<img src=x onerror=alert(1)>"\ny = = 3\n__proto__ = 4\nrnn = nn.RNN(constructor, toString)\n')
    expect(line(page, 2)).to_contain_text("y = = 3")
    expect(line(page, 2).locator(".code-open")).to_be_visible()
    expect(page.locator("[data-asked] label")).to_have_count(2)
    assert page.locator("#code-form img").count() == 0


def test_the_code_that_is_copied_is_the_code_that_is_shown(page):
    set_to(page, "?module=GRU&bidirectional=True")
    # Material gives it its button where it is seen.
    page.locator(".calculator-more pre").first.scroll_into_view_if_needed()
    page.locator(".calculator-more .md-code__button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "nn.GRU(3, 4, bidirectional=True)" in copied
    left: dict = {"print": lambda *_: None}
    exec(copied, left)
    assert tuple(left["output"].shape) == (5, 1, 8)


TOUCHING = """() => {
    const boxes = [...document.querySelectorAll("[data-result=drawing] text")].map(text => text.getBoundingClientRect());
    return boxes.filter((a, i) => boxes.some((b, j) => j > i && a.left < b.right && b.left < a.right &&
        a.top < b.bottom && b.top < a.bottom)).length;
}"""


@pytest.mark.parametrize(
    "query",
    [
        "?module=LSTM&num_layers=2&bidirectional=True&dropout=0.5",
        "?module=GRU&num_layers=9",
        "?module=LSTM&proj_size=3&bidirectional=True&batch_size=100000&hidden_size=99999",
        "?module=LSTMCell",
        "?module=RNN&input=packed&bidirectional=True&num_layers=3",
    ],
)
def test_labels_in_the_drawing_never_touch(kept_page, query):
    set_to(kept_page, query)
    assert kept_page.locator("[data-result=drawing] text").count() > 3 and kept_page.evaluate(TOUCHING) == 0
    kept_page.set_viewport_size({"width": 390, "height": 844})
    assert kept_page.evaluate(TOUCHING) == 0


@pytest.mark.parametrize("language", ["ko", "en"])
def test_shapes_and_form_are_on_one_screen(page, language):
    page.set_viewport_size({"width": 1280, "height": 800})
    open_page(page, "tools/calculator.md", language)
    page.get_by_role("radio", name="LSTM", exact=True).check()
    page.get_by_label("num_layers").fill("2")
    page.get_by_label("bidirectional").check()
    page.get_by_label("proj_size").fill("3")
    page.locator("[name=input][value=packed]").check()  # no setting has more tensors
    expect(page.locator("[data-result=tensors] tr")).to_have_count(10)
    for last in page.locator("[data-result=tensors] tr").last, page.locator("#calculator button"):
        box = last.bounding_box()
        assert box["y"] + box["height"] <= 800
    page.set_viewport_size({"width": 390, "height": 844})
    box = page.locator("[data-result=outs]").bounding_box()
    assert box["y"] + box["height"] <= 844 and "(4, 1, 3)" in page.locator("[data-result=outs]").inner_text()


def test_what_changed_is_marked_and_announced(page):
    page.emulate_media(reduced_motion="no-preference")
    set_to(page, "")
    outs, changed = page.locator("[data-result=outs]"), page.locator("[data-result=tensors] .changed")
    assert outs.get_attribute("role") == "status" and changed.count() == 0
    page.get_by_label("batch_size").fill("7")
    assert changed.evaluate_all("rows => rows.map(row => row.dataset.name)") == ["x_seq", "h0", "output", "hn"]
    assert outs.text_content() == "output (5, 7, 4)hn (1, 7, 4)"
    page.get_by_label("bidirectional").check()
    assert changed.evaluate_all("rows => rows.map(row => row.dataset.name)") == ["h0", "output", "hn"]
    assert changed.first.evaluate("row => getComputedStyle(row).animationName") == "changed"
    said = page.evaluate_handle("""() => {
        const said = [];
        const watch = new MutationObserver(changes => said.push(...changes.map(({target}) => target.textContent)));
        for (const status of document.querySelectorAll(".calculator [role=status]"))
            watch.observe(status, {childList: true, subtree: true});
        return said;
    }""")
    page.get_by_label("bias").uncheck()  # has four parameters less, and no other shapes
    expect(page.locator("[data-result=parameters] tr")).to_have_count(4)
    page.get_by_label("hidden_size").fill("6")
    expect(outs).to_have_text("output (5, 7, 12)hn (2, 7, 6)")
    assert said.json_value() == [outs.text_content()]
    page.emulate_media(reduced_motion="reduce")
    assert changed.first.evaluate("row => getComputedStyle(row).animationName") == "none"


def test_the_drawing_says_what_it_shows(page):
    set_to(page, "?module=LSTM&bidirectional=True&num_layers=2")
    drawing = page.get_by_role("img", name="LSTM, layers: 2. x_seq (5, 1, 3) goes in below and output (5, 1, 8)")
    assert drawing.locator("rect").count() == 4 and "hn[3] (1, 4)" in drawing.text_content()


def test_links_of_the_course_open_it_as_they_say(page):
    """The form shows each setting of each link, and finds none wrong."""
    links = {
        match
        for path in (ROOT / "docs").rglob("*.md")
        for match in re.findall(r"tools/calculator\.md\?([^)\s#]+)", path.read_text())
    }
    assert links
    set_to(page, "")
    for link in links:
        left = page.evaluate(
            """query => {
            history.replaceState(null, "", "?" + query);
            dispatchEvent(new PopStateEvent("popstate"));
            const shown = ({type, checked, value}) => type === "checkbox" ? (checked ? "True" : "False") : value;
            return [...new URLSearchParams(query)].filter(([name, value]) =>
                shown(calculator[name]).replaceAll(" ", "") !== value || calculator[name].ariaInvalid === "true");
        }""",
            link,
        )
        assert not left, link


def test_the_scripts_are_small_and_only_where_they_are_used(site):
    sent = {script: len(gzip.compress(script.read_bytes())) for script in TOOLS.rglob("*.js")}
    pasted = sum(size for script, size in sent.items() if "code" in script.parts)  # comes when code is pasted
    assert sum(sent.values()) - pasted <= 40 * 1024
    assert pasted + len(gzip.compress((TOOLS.parent / "made/python-parser.js").read_bytes())) <= 250 * 1024
    for path in site.rglob("*.html"):
        used = re.findall(r'<script\b[^>]* src="[^"]*/tools/pages/([^"]+)"', path.read_text())
        page = path.relative_to(site).as_posix().removeprefix("en/").removesuffix("index.html").rstrip("/")
        tool = page.removeprefix("tools/") if page.startswith("tools/") else {"": "home"}.get(page)
        tool = "steps" if page in ("rnn/equation", "lstm/equations", "gru/equations") else tool
        assert used == ([f"{tool}.js"] if tool else []), path


def test_without_javascript_the_seeds_table_is_there(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, "tools/calculator.md", "ko")
    expect(page.locator("article noscript p")).to_be_visible()
    expect(page.locator("article table:visible")).to_contain_text("(1, 1, 4)")
    expect(page.locator("article form").first).to_be_hidden()
    expect(page.locator("article form").last).to_be_hidden()
    context.close()
