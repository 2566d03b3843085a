"""The quiz: its questions against PyTorch itself, and the page as somebody has it who answers them."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import torch
from conftest import ROOT, SITE_URL
from node import node
from playwright.sync_api import expect
from test_browser import ending, open_page
from test_site import LANGUAGES, address
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

LEVELS = (1, 2, 3)
QUESTIONS = """asked => asked.map(([level, seed, number]) => {
    const {right, ...rest} = questions.question({level, seed, number});
    return {...rest, right: right.map(({size}) => size)};
})"""
# Answers, each to the question at an address, and what the page says to them.
ANSWERS = """answers => answers.map(([address, answer]) => {
    const form = document.getElementById("quiz-form");
    const {verdict, told, typed, next, count, lines, choice} = form.elements, score = count.parentElement;
    history.replaceState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    typed.value = answer;
    form.requestSubmit();
    return {
        lines: lines.value, ask: form.querySelector(".quiz-name").textContent,
        choices: [...choice].map(button => button.firstChild.data),
        verdict: verdict.textContent, told: told.textContent, score: score.textContent.trim(),
        items: [...verdict.querySelectorAll("li")].map(item =>
            [item.textContent, ...[...item.querySelectorAll("a")].map(link => link.href)]),
        next: next.checkVisibility(),
        calculator: verdict.querySelector(":scope > p a")?.href,
    };
})"""


def go(page, query="?level=1&seed=7", language="en"):
    page.goto(SITE_URL + address("tools/quiz.md", language).removesuffix("index.html") + query)
    expect(page.locator("#quiz-form")).to_be_visible()


def questions(asked):
    return node(QUESTIONS, asked, "questions")


def query(level, seed, number):
    return f"?level={level}&seed={seed}&question={number}"


def in_torch(question) -> list[int]:
    """The shape that PyTorch gives, from the code that the reader is shown."""
    left = {
        "torch": torch,
        "nn": nn,
        "pack_padded_sequence": pack_padded_sequence,
        "pad_packed_sequence": pad_packed_sequence,
    }
    exec(question["lines"], left)
    module = next(value for value in left.values() if isinstance(value, nn.Module))
    own = dict(module.named_parameters())
    found = own[question["name"]] if question["name"] in own else eval(question["name"], left)
    return list(found.shape)


@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize("level", LEVELS)
def test_the_right_answer_is_what_pytorch_gives(level):
    torch.set_num_threads(1)  # these are small
    asked = questions([(level, seed, number) for seed in (1, 7, 999_999_999) for number in range(1, 41)])
    for question in asked:
        right = in_torch(question)
        assert question["right"] == right, question
        choices = [[int(size) for size in re.findall(r"\d+", choice)] for choice in question["choices"]]
        assert len(choices) == 4 and choices.count(right) == 1, question
        assert len({tuple(choice) for choice in choices}) == 4, question
    assert len({question["lines"] + question["name"] for question in asked}) > 100, "the questions differ"
    places = [question["choices"].index(str(tuple(question["right"]))) for question in asked]
    assert set(places) == {0, 1, 2, 3}
    configs = [question["config"] for question in asked]
    plain = all(
        config["num_layers"] == 1 and not config["bidirectional"] and not config["batch_first"] for config in configs
    )
    assert plain == (level == 1)
    kinds = {config["input"] for config in configs} | {"cell" for config in configs if "Cell" in config["module"]}
    kinds |= {"proj_size" for config in configs if config["proj_size"]}
    kinds |= {"weights" for question in asked if question["name"].startswith("weight")}
    assert kinds == ({"batched"} if level < 3 else {"batched", "unbatched", "packed", "cell", "proj_size", "weights"})


def test_an_address_that_was_shared_leads_to_the_question_that_it_led_to():
    found = [[one["name"], *one["choices"]] for one in questions([(1, 7, 1), (2, 7, 2), (3, 7, 5)])]
    assert found == [
        ["hn", "(1, 8)", "(1, 3, 8)", "(1, 3, 9)", "(7, 3, 8)"],
        ["hn", "(4, 6, 18)", "(2, 4, 9)", "(2, 4, 7)", "(4, 2, 9)"],
        ["cn", "(4, 2, 5)", "(4, 5)", "(2, 2, 5)", "(2, 4, 5)"],
    ]


def test_a_seed_gives_everybody_the_same_questions(browser):
    places = [query(level, 7, number) for level in LEVELS for number in (1, 2, 5)]
    korean: list[list] = []
    english: list[list] = []
    for language, seen in ("ko", korean), ("en", english):
        context = browser.new_context()
        page = context.new_page()
        go(page, language=language)
        seen += [
            [told[part] for part in ("lines", "ask", "choices")]
            for told in page.evaluate(ANSWERS, [[place, ""] for place in places])
        ]
        context.close()
    assert korean == english and len({str(one) for one in english}) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_answer_is_told_which_dimension_is_off_and_why(page, site, language):
    go(page, language=language)
    asked = [(level, 7, number) for level, most in zip(LEVELS, (5, 8, 40)) for number in range(1, most + 1)]
    links = set()
    places = {"ko": ("첫째", "둘째", "셋째"), "en": ("first", "second", "third")}[language]
    all_questions = questions(asked)
    for answer in "99, 99, 99", "99, 99", "99":
        said = page.evaluate(ANSWERS, [[query(*one), answer] for one in asked])
        for one, question, told in zip(asked, all_questions, said, strict=True):
            right = question["right"]
            assert told["verdict"].startswith("✗") and str(tuple(right)) in told["verdict"], (one, told)
            assert "undefined" not in told["verdict"], (one, told)
            assert len(told["items"]) == (len(right) if len(right) == answer.count("99") else 1), (one, told)
            for place, (text, *urls) in zip(places, told["items"]):
                assert len(urls) == 1 and "%" not in text, (one, told)
                links.add(urls[0])
                if len(right) == answer.count("99"):
                    assert place in text and "= 99" not in text, (one, told)
            wanted = {
                name: [re.sub("^[tf]", lambda letter: letter[0].upper(), str(value).lower())]
                for name, value in question["config"].items()
                if name not in ("module", "input", "lengths")
            }
            given = parse_qs(urlsplit(told["calculator"]).query)
            assert all(wanted[name] == given[name] for name in given.keys() & wanted.keys()), (one, told)
            assert given.get("module", ["RNN"])[0] == question["config"]["module"]
            assert given.get("input", ["batched"])[0] == question["config"]["input"]
    files = {urlsplit(url).path.removeprefix(urlsplit(SITE_URL).path) for url in links}
    assert len(files) > 10 and all((site / file / "index.html").is_file() for file in files)
    assert all(file.startswith("en/") == (language == "en") for file in files)


def test_a_dimension_that_is_right_is_not_blamed(page):
    go(page)
    [question] = questions([(1, 7, 1)])
    for place, off in enumerate(("first", "second", "third")):
        answer = [*question["right"]]
        answer[place] += 50
        [told] = page.evaluate(ANSWERS, [[query(1, 7, 1), str(answer)]])
        assert [off in item[0] for item in told["items"]] == [True]


def test_an_answer_can_be_typed_in_many_ways(page):
    go(page)
    asked = [(level, 7, number) for level in LEVELS for number in range(1, 41)]
    shapes = {
        len(question["right"]): (query(*one), question["right"]) for one, question in zip(asked, questions(asked))
    }
    answers = []
    for place, sizes in shapes.values():
        listed = ", ".join(map(str, sizes))
        texts = [
            listed,
            f"({listed})",
            f"[{listed}]",
            f"torch.Size([{listed}])",
            f" {listed},",
            "x".join(map(str, sizes)),
            "×".join(map(str, sizes)),
            " ".join(map(str, sizes)),
            listed.replace(" ", ""),
            f"({listed},)",
        ]
        answers += [[place, text] for text in texts]
    for (_, text), told in zip(answers, page.evaluate(ANSWERS, answers), strict=True):
        assert told["verdict"].startswith("✓") and not told["items"] and told["next"], text
    assert sorted(shapes) == [1, 2, 3]


def test_what_cannot_be_read_does_not_count(page):
    go(page)
    texts = ["", "()", "five", "5,,4", "2*3, 4, 5", "-1, 2, 3", "1.5, 2", "1e3", "<b>5</b>", "seq_len, 3"]
    for text, told in zip(texts, page.evaluate(ANSWERS, [["?level=1&seed=7", text] for text in texts]), strict=True):
        assert told["told"] and not told["verdict"] and not told["next"], text
        assert told["score"] == "Score: 0 of 0"
    expect(page.locator("[name=typed]")).to_be_enabled()


def test_the_score_is_kept_and_can_be_cleared(page):
    go(page)
    score = page.locator("[name=count] >> xpath=..")
    expect(score).to_have_text("Score: 0 of 0")
    right = questions([(1, 7, 1)])[0]["right"]
    page.evaluate(ANSWERS, [["?level=1&seed=7", str(right)], ["?level=1&seed=7&question=2", "99, 99, 99"]])
    expect(score).to_have_text("Score: 1 of 2")
    page.evaluate(ANSWERS, [["?level=1&seed=7", str(right)]])
    expect(score).to_have_text("Score: 1 of 2")  # a question counts once
    page.reload()
    expect(score).to_have_text("Score: 1 of 2")
    own = "Object.keys(localStorage).filter(key => !key.includes('__'))"  # the others are of the theme
    assert page.evaluate(own) == ["rnn_quiz"] and not page.context.cookies()
    page.get_by_role("button", name="Clear the score").click()
    expect(score).to_have_text("Score: 0 of 0")
    assert page.evaluate("localStorage.rnn_quiz") is None
    page.reload()
    expect(score).to_have_text("Score: 0 of 0")


def test_it_works_where_nothing_can_be_stored(page):
    page.add_init_script("""const denied = (_, key) => {
            if (key === "rnn_quiz") throw new DOMException("denied", "SecurityError");
        }, storage = new Proxy(localStorage, {
            get: (it, key) => denied(it, key) ?? (typeof it[key] === "function" ? it[key].bind(it) : it[key]),
            set: denied, deleteProperty: denied,
        });
        Object.defineProperty(window, "localStorage", {value: storage});""")
    go(page)
    page.locator("[name=choice]").first.click()
    expect(page.locator("[name=count] >> xpath=..")).to_contain_text("of 1")


def test_a_strange_address_does_no_harm(page):
    page.on("dialog", lambda dialog: page.wrong.append(dialog.message))
    go(page, "?level=<script>alert(1)</script>&seed=../..&question=-1")
    for strange in (
        "",
        "?level=9&seed=1e99&question=0",
        "?seed=%00&level=__proto__&__proto__=1",
        "?question=constructor#quiz",
        "?level=1&level=4&seed=99999999999999999999&question=1.5",
        "?%E0%A4%A",
        "?level=NaN&seed=Infinity&question=[]",
    ):
        if strange:
            page.evaluate(
                """address => {
                history.pushState(null, "", address);
                dispatchEvent(new PopStateEvent("popstate"));
            }""",
                strange,
            )
        expect(page, strange).to_have_url(re.compile(r"\?level=1&seed=[1-9]\d{0,4}&question=1(#quiz)?$"))
        expect(page.locator("strong:has([name=number])")).to_have_text("Question 1")
        expect(page.locator("[name=choice]")).to_have_count(4)
    assert page.locator("article script:not(.trace)").count() == 0


def test_back_leads_to_the_question_before(page):
    go(page)
    lines, place = page.locator("[name=lines]"), page.locator("strong:has([name=number])")
    first = lines.text_content()
    page.locator("[name=choice]").first.click()
    page.locator("[name=next]").click()
    expect(place).to_have_text("Question 2")
    expect(page).to_have_url(ending("?level=1&seed=7&question=2"))
    page.get_by_label("3:").check()
    expect(place).to_have_text("Question 1")
    page.go_back()
    expect(place).to_have_text("Question 2")
    page.go_back()
    expect(lines).to_have_text(first)


def test_the_keyboard_is_enough(page):
    go(page)
    inside, focused = "document.querySelector('#quiz-form').contains(document.activeElement)", page.locator(":focus")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            break
    expect(focused).to_have_attribute("name", "level")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("2:")).to_be_checked()
    expect(page).to_have_url(re.compile("level=2"))
    page.keyboard.press("ArrowUp")
    expect(page).to_have_url(re.compile("level=1"))
    page.keyboard.press("1")  # picks the first
    expect(page.locator("[name=verdict]")).to_be_visible()
    expect(focused).to_have_text("Next question")
    page.keyboard.press("Enter")
    expect(page.locator("strong:has([name=number])")).to_have_text("Question 2")
    expect(focused).to_have_attribute("name", "answers")
    page.keyboard.press("Tab")
    expect(focused).to_have_attribute("name", "typed")
    page.keyboard.type("1, 2, 3")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Next question")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("name", "answers")
    page.keyboard.press("4")
    expect(focused).to_have_text("Next question")
    expect(page.locator("strong:has([name=number])")).to_have_text("Question 3")
    expect(page.locator("[name=count] >> xpath=..")).to_contain_text("of 3")


def test_an_answer_shows_the_right_choice_and_ones_own(page):
    go(page)
    [question] = questions([(1, 7, 1)])
    right = question["choices"].index(str(tuple(question["right"])))
    wrong = (right + 1) % 4
    group, choices = (
        page.get_by_role("group", name=f"What is the shape of {question['name']}?"),
        page.locator("[name=choice]"),
    )
    expect(group).to_be_visible()
    choices.nth(wrong).click()
    expect(choices.nth(right)).to_have_text(f"{question['choices'][right]} ✓ right")
    expect(choices.nth(wrong)).to_have_text(f"{question['choices'][wrong]} ✗ your answer")
    assert "✓" not in "".join(choices.nth(place).text_content() for place in range(4) if place != right)
    page.locator("[name=next]").click()
    assert not any("✓" in text or "✗" in text for text in choices.all_text_contents())


def test_the_next_question_is_what_one_sees(page):
    for width, height in (1280, 800), (390, 844):
        page.set_viewport_size({"width": width, "height": height})
        go(page, "?level=3&seed=7")
        for _ in range(3):
            page.locator("[name=choice]").first.click()
            page.locator("[name=next]").click()
            expect(page.locator("strong:has([name=number])")).to_be_in_viewport(ratio=1)
            expect(page.locator("[name=lines]")).to_be_in_viewport(ratio=1)
            header = page.locator(".md-header").bounding_box()
            assert page.locator(".quiz-bar").bounding_box()["y"] >= header["height"]


def test_what_was_answered_wrong_comes_back_until_it_is_right(page):
    go(page)
    number, typed, told = (
        page.locator("strong:has([name=number])"),
        page.locator("[name=typed]"),
        page.locator("[name=told]"),
    )
    asked = questions([(1, 7, number) for number in range(1, 10)])

    def answer(text):
        typed.fill(str(text))
        typed.press("Enter")
        page.locator("[name=next]").click()

    seen = []
    for step in range(9):
        place = int(number.text_content().split()[1])
        seen.append((place, told.text_content() != ""))
        answer("99, 99, 99" if step in (0, 4) else asked[place - 1]["right"])
        if step == 1:
            page.reload()  # it is kept in the browser
    came_back = [(3, 1), (7, 4)]  # three questions after they were answered wrong
    assert [(step, place) for step, (place, back) in enumerate(seen) if back] == came_back
    assert [place for place, back in seen if not back] == [1, 2, 3, 4, 5, 6, 7]
    expect(page.locator("[name=count] >> xpath=..")).to_contain_text("of 7")  # those that came back count once
    page.get_by_role("button", name="Clear the score").click()
    assert page.evaluate("localStorage.rnn_quiz") is None


def test_the_sample_is_for_those_without_javascript(browser, page):
    go(page)
    assert not page.locator(".quiz-sample").evaluate("sample => sample.open")
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(SITE_URL + "en/tools/quiz/")
    expect(without.locator(".quiz-sample table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("language, scheme", [("ko", "light"), ("en", "dark")])
def test_it_fits_a_phone(page, language, scheme):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    go(page, "?level=3&seed=7", language)
    asked = [[query(3, 7, number), "99, 99, 99"] for number in range(1, 21)]
    for one in asked:
        page.evaluate(ANSWERS, [one])
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390, one
    heights = page.locator("#quiz-form :is(button, label, [name=typed])").evaluate_all(
        "targets => targets.map(target => target.getBoundingClientRect().height)"
    )
    assert len(heights) > 10 and min(heights) >= 32
    coloured = page.locator("[name=verdict] [class^=dim-]")
    assert coloured.count() > 2
    assert len(set(coloured.evaluate_all("spans => spans.map(span => getComputedStyle(span).color)"))) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_there_is_a_table_from_a_run(browser, language):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_page(page, "tools/quiz.md", language)
    expect(page.locator("#quiz-form")).to_be_hidden()
    expect(page.locator("#words")).to_be_hidden()
    assert "JavaScript" in page.locator("article noscript").inner_text()
    expect(page.locator("article table")).to_contain_text("(1, 1, 4)")
    context.close()


def test_both_languages_have_the_same_terms():
    korean, english = (
        re.findall(r"^(.+)\n:   ", (ROOT / "docs" / language / "tools/quiz.md").read_text(), re.M)
        for language in LANGUAGES
    )
    assert korean == english and len(set(korean)) == len(korean) > 30
