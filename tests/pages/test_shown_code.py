"""Code on a page: what its expressions tell, where links lead, and what is marked where it raises."""

import json
import re
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

SNIPPET = """
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, bidirectional=True)
output, hn = rnn(x_seq)
for x_t in x_seq:
    doubled = x_t * 2
print(output.shape)
for wrong in output, hn:
    try:
        rnn(wrong)
    except RuntimeError as error:
        print("no")
for word in "none", "nine":
    try:
        int(word)
    except ValueError:
        print(word)
num_texts = len("abcdef")
texts = torch.zeros(num_texts, 7)
for length in 2, 6:
    text = torch.zeros(length)
num_songs, num_notes = len("nine nine"), len("nine nine")
songs = torch.zeros(num_songs)
print(seq_len == 5)  # these sizes only
""".lstrip()
VOCABULARY = """
[dimensions.time]
words = { ko = "시점" }
sizes = ["seq_len", "num_notes"]
[dimensions.hidden]
sizes = ["hidden_size"]
[dimensions.batch]
sizes = ["num_texts", "num_songs"]
[words.ko]
raised = "{line}행 {code}: {error}, {met}"
raised_alone = "{line}행 {code}: {error}"
only = "{line}행은 이 크기만"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("code")
    (folder / "snippets/a").mkdir(parents=True)
    (folder / "snippets/a/one.py").write_text(SNIPPET)
    (folder / "vocabulary.toml").write_text(VOCABULARY)
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def shown(project, monkeypatch) -> BeautifulSoup:
    monkeypatch.chdir(project)
    page = (
        '```python\n--8<-- "a/one.py"\n```\n\n```text\n--8<-- "a/one.txt"\n```\n\n'
        "`output`: `(5, 2, 8)`, `x_seq`: `(5, 2, 3)`, `weight_ih_l0` is `(4, 3)`, `texts` is `(6, 7)`, and `hidden_size = 4`.\n"
    )
    return BeautifulSoup(
        markdown.markdown(
            page,
            extensions=[
                "pymdownx.highlight",
                "pymdownx.superfences",
                "pymdownx.snippets",
                "shapeproof.pages.shapes",
            ],
            extension_configs={
                "pymdownx.snippets": {"base_path": ["snippets", ".cache/outputs"], "check_paths": True},
                "shapeproof.pages.shapes": {"language": "ko"},
            },
        ),
        "lxml",
    )


def coloured(shown: BeautifulSoup, text: str) -> list[tuple[str, str]]:
    """The numbers in colour of the last shape that what a line begins with had, each with its class."""
    data = json.loads(shown.select("script.trace")[0].get_text())
    lines = SNIPPET.split("\n")
    line = next(number for number, line in enumerate(lines) if line.strip().startswith(text))
    row = next(row for row in data["expressions"] if row[:2] == [line, lines[line].index(text)])
    sizes = BeautifulSoup(data["shapes"][row[4:6][-1]], "lxml").select("span")
    return [(size.get_text(), " ".join(size["class"])) for size in sizes]


def told(shown: BeautifulSoup) -> dict[tuple, str]:
    """What each expression tells, by its text's first line and column."""
    data = json.loads(shown.select("script.trace")[0].get_text())
    return {
        tuple(row[:2]): BeautifulSoup(data["shapes"][row[4]], "lxml").get_text()
        + "".join(f" ×{times}" for times in row[6:])
        for row in data["expressions"]
    }


def test_an_expression_tells_its_shape_in_numbers_and_letters_and_how_often(shown):
    lines = SNIPPET.split("\n")
    found = told(shown)
    for text, says in [
        ("x_seq = torch", "(5, 2, 3) = (seq_len, 2, 3)"),  # batch_size and input_size count nothing that it knows
        ("output, hn", "(5, 2, 8) = (seq_len, 2, 2 * hidden_size)"),
        ("doubled", "(2, 3) ×5"),
        ("x_t * 2", "(2, 3) ×5"),
    ]:
        line = next(number for number, line in enumerate(lines) if text in line)
        assert found[line, lines[line].index(text)] == says
    assert 'class="dim-time"' in json.loads(shown.select("script.trace")[0].get_text())["shapes"][0]


def test_the_code_itself_stays_as_it_is(shown):
    assert shown.select_one("#code-a-one code").get_text() == SNIPPET


def test_a_link_leads_to_where_the_shape_can_be_seen(shown):
    links = {link.get_text(): link["href"] for link in shown.select("a.shape")}
    assert links["(5, 2, 8)"] == "#run-a-one", "it is printed there"
    left = json.loads(shown.select("script.trace")[0].get_text())["left"]
    for text, element, says in [
        ("(5, 2, 3)", "x_seq", "(5, 2, 3)"),
        ("(4, 3)", "rnn", "rnn.weight_ih_l0: (4, 3)"),
        ("hidden_size = 4", "hidden_size", "hidden_size: 4"),
    ]:
        target = shown.select_one(links[text])
        assert target.get_text() == element and target.find_parent(id="code-a-one")
        assert says in BeautifulSoup(left[target["id"]][0], "lxml").get_text()


def test_a_dimension_has_the_colour_of_the_size_that_it_is(shown):
    links = {
        link.get_text(): [(size.get_text(), *size["class"]) for size in link.select("span")]
        for link in shown.select("a.shape")
    }
    assert links["(5, 2, 8)"] == [("5", "dim-time"), ("8", "dim-hidden")]
    assert links["(5, 2, 3)"] == [("5", "dim-time")]
    assert links["(6, 7)"] == [("6", "dim-batch")], "it is the same in every run"


def test_a_length_that_is_a_size_by_chance_has_no_colour(shown):
    assert coloured(shown, "texts = ") == [("6", "dim-batch")]
    assert coloured(shown, "text = ") == [], "it was 2 before it was 6"
    assert coloured(shown, "songs = ") == [], "or are these notes?"


def test_what_raises_is_marked_and_told_in_one_sentence_with_what_met_there_each_time(shown):
    assert {mark.get_text() for mark in shown.select(".raises")} == {"rnn(wrong)", "int(word)"}
    line = SNIPPET[: SNIPPET.index("rnn(wrong)")].count("\n") + 1
    refused = re.sub("<br ?/?>", "\n", str(shown.select_one("p.raised")))
    refused = BeautifulSoup(refused, "lxml").get_text()
    assert re.fullmatch(
        rf"{line}행 rnn\(wrong\): RuntimeError, \nwrong \(5, 2, 8\) = .*;\nwrong \(2, 2, 4\) = .*", refused
    )


def test_errors_at_which_nothing_with_a_shape_met_are_told_without_it(shown):
    line = SNIPPET[: SNIPPET.index("int(word)")].count("\n") + 1
    assert [told.get_text() for told in shown.select("p.raised")[1:]] == [f"{line}행 int(word): ValueError"]


def test_what_is_so_with_these_sizes_only_is_told_below_the_code(shown):
    assert shown.select_one("p.only").get_text() == f"{SNIPPET.count(chr(10))}행은 이 크기만"
