"""The first screen, in a real browser: its code runs, and its shapes and filled cells are those of PyTorch."""

import random

import pytest
import torch
from conftest import SITE_URL
from playwright.sync_api import expect

FIELDS = {"num_layers": 3, "seq_len": 8, "batch_size": 5, "input_size": 6, "hidden_size": 6}
SWITCHES = "bidirectional", "batch_first"


# The sizes of a block that stand on it, not beside it.
COVERED = """blocks => blocks.flatMap(block => [...block.querySelectorAll("text")].filter(text => {
    const {x, y, width, height} = text.getBBox(), middle = new DOMPoint(x + width / 2, y + height / 2);
    return [...block.querySelectorAll("path")].some(face => face.isPointInFill(middle));
}).map(text => text.textContent))"""


def set_up(page, config: dict) -> None:
    page.check(f'[name="module"][value="{config["module"]}"]')
    for name in FIELDS:
        page.select_option(f'[name="{name}"]', str(config[name]))
    for name in SWITCHES:
        page.set_checked(f'[name="{name}"]', config[name])


def seen(holds: torch.Tensor) -> int:
    """How many of the cells that hold something are on the three faces of the block that can be seen."""
    return int(holds[0].sum() + holds[:, :, -1].sum() + holds[:, 0].sum())


@pytest.mark.parametrize("language", ("ko", "en"))
def test_the_first_screen_shows_what_pytorch_does(page, language):
    page.goto(SITE_URL + ("" if language == "ko" else "en/"))
    assert page.locator("#first").is_visible() and not page.locator("#first-run").is_visible()
    expect(page.locator("#first-run")).to_have_attribute("hidden", "")  # where CSS knows nothing of scripts, too
    draw = random.Random(0)
    for module in ("RNN", "LSTM", "GRU") * 4:
        config = {
            "module": module,
            **{name: draw.randint(1, most) for name, most in FIELDS.items()},
            **{name: draw.random() < 0.5 for name in SWITCHES},
        }
        set_up(page, config)
        code = page.locator('[data-result="code"]').text_content()
        assert len(code.splitlines()) == 3
        ran: dict = {"torch": torch, "nn": torch.nn}
        exec(code, ran)
        blocks = page.locator("[data-name]").evaluate_all(
            """blocks => blocks.map(block => [block.dataset.name, block.querySelectorAll("code")[1].textContent,
               block.querySelectorAll(".marked").length,
               [...block.querySelectorAll("code")[1].children].map(size => size.className.slice(0, 4))])"""
        )
        assert page.locator("svg.block").evaluate_all(COVERED) == []
        assert [name for name, *_ in blocks] == ["x_seq", "output", "hn", *["cn"] * (module == "LSTM")]
        for name, shape, marked, coloured in blocks:
            assert shape == str(tuple(ran[name].shape)) and coloured == ["dim-"] * 3, (config, name)
            if name == "output":
                top = ran["hn"][-(2 if config["bidirectional"] else 1) :]
                assert marked == seen(torch.isin(ran["output"], top)), config
    page.click('[data-result="more"]')
    form = page.locator("#calculator")
    for name in FIELDS:
        expect(form.locator(f'[name="{name}"]')).to_have_value(str(config[name]))
    for name in SWITCHES:
        expect(form.locator(f'[name="{name}"]')).to_be_checked(checked=config[name])


def test_without_scripts_the_first_run_is_drawn(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(SITE_URL)
    assert page.locator("#first-run svg").is_visible() and not page.locator("#first").is_visible()
    context.close()
