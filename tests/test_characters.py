"""The tool "A character model": what it computes in the browser is what PyTorch computes with the weights that were printed."""

import ast
import gzip
import json
import random
import re
import unicodedata

import pytest
import torch
from bs4 import BeautifulSoup
from conftest import ROOT
from node import node
from playwright.sync_api import expect
from test_browser import open_page
from torch import nn

SOURCE = "tools/characters.md"
SAMPLES = {"ko": "고양이가 배에서 바다를 봅", "en": "the cat sits in the boat"}
each_language = pytest.mark.parametrize("language", SAMPLES)
TOLERANCE = 1e-5  # PyTorch computes in float32, the browser in float64
# What is shown at each step, from the first on: the numbers of the state and the gates, and the guesses.
WALK = """() => {
    const all = selector => [...document.querySelectorAll(`#characters-tool ${selector}`)];
    const numbers = list => list.map(one => Number(one.dataset.chance ?? one.title));
    const steps = all("#characters-strip button");
    return steps.map(step => {
        step.click();
        return {...Object.fromEntries(all("[data-key]").map(one => [one.dataset.key, numbers([...one.children])])),
            current: steps.indexOf(document.querySelector("#characters-strip [aria-current=step]")),
            before: step.dataset.chance, guesses: numbers(all("#characters-guesses button")),
            letters: all("#characters-guesses button > :first-child").map(one => one.textContent)};
    });
}"""


def printed(language: str) -> str:
    return (ROOT / f".cache/outputs/tools/characters-{language}.txt").read_text()


def model(language: str):
    """PyTorch's, with the weights that the snippet printed: what computes `computed`, and the characters."""
    lines = dict(re.findall(r"^(\S+) = (.*)$", printed(language), re.M))
    vocab = ast.literal_eval(lines.pop("vocab"))
    weights = {name: torch.tensor(json.loads(values)) / 100 for name, values in lines.items()}
    made = nn.ModuleDict({"gru": nn.GRU(len(vocab), 32), "linear": nn.Linear(32, len(vocab))})
    made.load_state_dict(weights)
    return made, vocab


@torch.no_grad()
def computed(language: str, characters: str) -> dict[str, torch.Tensor]:
    """State, gates and chances at each step. nn.GRU gives the state; the gates follow from the states before."""
    made, vocab = model(language)
    gru, x_seq = made["gru"], nn.functional.one_hot(torch.tensor([*map(vocab.index, characters)]), len(vocab)).float()
    h_seq, _ = gru(x_seq)
    before = torch.cat([torch.zeros(1, 32), h_seq[:-1]])
    from_x = nn.functional.linear(x_seq, gru.weight_ih_l0, gru.bias_ih_l0)
    from_h = nn.functional.linear(before, gru.weight_hh_l0, gru.bias_hh_l0)
    r_t, z_t, _ = (from_x + from_h).sigmoid().chunk(3, dim=1)
    return {"h_t": h_seq, "r_t": r_t, "z_t": z_t, "chances": made["linear"](h_seq).softmax(dim=1)}


def texts(language: str) -> list[str]:
    """The sample, and texts in which anything may follow anything."""
    _, vocab = model(language)
    draw = random.Random(language)
    return [unicodedata.normalize("NFD", SAMPLES[language]), *("".join(draw.choices(vocab, k=40)) for _ in range(3))]


def close(shown, expected) -> bool:
    return torch.allclose(torch.tensor(shown), expected, rtol=0, atol=TOLERANCE)


@each_language
def test_the_rules_compute_what_pytorch_computes(language):
    given = {"printed": printed(language), "texts": texts(language)}
    body = """({printed, texts}) => texts.map(text =>
        characters.read(characters.model(printed), characters.characters(text)))"""
    for text, steps in zip(given["texts"], node(body, given, "characters"), strict=True):
        for key, expected in computed(language, text).items():
            assert close([step[key] for step in steps], expected), (text, key)


@each_language
@pytest.mark.parametrize("of", ["the sample", "anything"])
def test_the_page_shows_what_pytorch_computes(page, language, of):
    open_page(page, SOURCE, language)
    text = texts(language)[of == "anything"]
    expect(page.locator("#characters-tool:not([inert])")).to_be_visible()
    if of == "anything":
        page.locator("#characters-text").fill(unicodedata.normalize("NFC", text))
    steps, expected = page.evaluate(WALK), computed(language, text)
    assert [step["current"] for step in steps] == [*range(len(text))]
    for key in ("h_t", "r_t", "z_t"):
        assert close([step[key] for step in steps], expected[key]), key
    _, vocab = model(language)
    likeliest = expected["chances"].topk(5)
    assert close([step["guesses"] for step in steps], likeliest.values)
    for step, places in zip(steps, likeliest.indices.tolist(), strict=True):
        shown = [vocab[place].replace(" ", "␣") for place in places]
        assert language == "ko" or step["letters"] == shown
    held = [expected["chances"][t, vocab.index(character)] for t, character in enumerate(text[1:])]
    assert steps[0]["before"] is None and close([float(step["before"]) for step in steps[1:]], torch.stack(held))


def test_a_character_that_the_model_never_met_is_said(page):
    open_page(page, SOURCE, "en")
    strip, unknown = page.locator("#characters-strip"), page.locator("#characters-unknown")
    expect(unknown).to_be_empty()
    page.locator("#characters-text").fill("The Cat's 7")
    expect(unknown).to_contain_text("passes over them: ' 7")
    expect(strip.locator("s")).to_have_text(["'", "7"])
    expect(strip.locator("button")).to_have_text([*"the␣cats␣"])
    page.get_by_label("한국어").check()
    expect(unknown).to_be_empty()
    page.locator("#characters-text").fill("ㅋ 안녕 x")
    expect(strip.locator("button")).to_have_text(["ㅋ", "␣", "ㅇ", "ㅏ", "-ㄴ", "ㄴ", "ㅕ", "-ㅇ", "␣"])
    expect(unknown).to_contain_text("x")


@pytest.mark.parametrize("text", ["", "???"])
def test_where_there_is_nothing_to_read_it_says_so(page, text):
    open_page(page, SOURCE, "en")
    field, now = page.locator("#characters-text"), page.locator("#characters-now")
    field.fill(text)
    expect(now).to_contain_text("There is nothing to read")
    expect(page.locator("#characters-state > *, #characters-guesses > *")).to_have_count(0)
    page.locator("#characters-next").click()
    field.fill("a")
    expect(now).to_contain_text("t = 1/1")


def test_by_keyboard_alone(page):
    open_page(page, SOURCE, "en")
    now, current = page.locator("#characters-now strong").first, page.locator("#characters-strip [aria-current=step]")
    expect(now).to_have_text("t = 24/24")
    page.locator("#characters-text").focus()
    page.keyboard.press("ArrowLeft")
    expect(now).to_have_text("t = 24/24")
    for _ in range(3):  # past both buttons to the one character that is a tab stop
        page.keyboard.press("Tab")
    for key, at in (("ArrowLeft", 23), ("Home", 1), ("ArrowLeft", 1), ("ArrowRight", 2)):
        page.keyboard.press(key)
        expect(now).to_have_text(f"t = {at}/24")
        expect(current).to_be_focused()
    page.keyboard.press("Tab")
    guess = page.locator("#characters-guesses button").first
    expect(guess).to_be_focused()
    letter = guess.locator("span").first.text_content()
    page.keyboard.press("Enter")
    expect(page.locator("#characters-text")).to_have_value(f"th{letter}")
    expect(guess).to_be_focused()
    expect(now).to_have_text("t = 3/3")


def test_guesses_become_syllables_and_a_text_stays_short(page):
    open_page(page, SOURCE, "ko")
    field = page.locator("#characters-text")
    field.fill("바다에 비가 옵니다. " * 10)
    page.locator("#characters-guesses button").evaluate_all(
        "() => { for (let i = 0; i < 60; i++) document.querySelector('#characters-guesses button').click() }"
    )
    expect(field).to_have_value(re.compile("^[가-힣ᄀ-ᇂ .]{120}$"))


def test_weights_weigh_little_and_only_here(site):
    holding = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "gru.weight_hh_l0 = [[" in path.read_text()
    }
    assert holding == {"tools/characters/index.html", "en/tools/characters/index.html"}
    page = BeautifulSoup((site / "tools/characters/index.html").read_bytes(), "lxml")
    for language in SAMPLES:
        shown = page.select(f"#run-tools-characters-{language} code")[0].get_text()
        assert len(gzip.compress(shown.encode(), 6)) < 20 * 1024


@each_language
def test_without_javascript_there_is_what_the_model_wrote(browser, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, SOURCE, language)
    expect(page.locator("#characters-tool")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator(f"#run-tools-characters-{language}")).to_contain_text("it writes:")
    expect(page.locator(f"#run-tools-characters-{language}")).to_be_visible()
    context.close()
