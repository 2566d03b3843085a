"""What of a page claims read: the same as what Python-Markdown shows of it, whatever is written, and soon."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup, Comment
from conftest import ROOT
from hypothesis import given, settings, strategies

from shapeproof.claims import report
from shapeproof.claims.blocks import front_matter
from shapeproof.claims.things import Run
from shapeproof.vocabulary import load

VOCABULARY = load(ROOT / "vocabulary.toml")
# As in mkdocs.yml, but for what looks for files and for what claims themselves do.
EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "pymdownx.arithmatex",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
]

# Pages on which S stands for shapes, a different one each time. Where a page does not say otherwise (by X in place of S),
# readers see all of them.
PAGES = {
    "fence": "```\nX\n```\n\nS\n\n~~~text\nX\n~~~\n\nS",
    "fence with a title": '```python title="a.py" hl_lines="1"\nX\n```\n\nS',
    "fence with attributes": '```{.text #a title="b"}\nX\n```\n\nS',
    "fence that never ends": "S\n\n```\nS\n\nS",
    "fence that never ends, quoted": "> ```\n> S\n\nS",
    "fence that ends longer": "```\nS\n````\n\nS",
    "fence that ends otherwise": "```\nS\n~~~\n\nS",
    "fence that ends with a word": "```\nS\n``` end\n\nS",
    "fence on one line": "``` text ```\n\nS",
    "tildes on one line": "~~~ text ~~~\n\nS",
    "backtick in the info": "```a`b\nS\n\nS",
    "words in the info": "``` python is good\nS\n\nS",
    "fence in a paragraph": "S\n```\nX\n```\nS",
    "fence less indented": "  ```\nS\n  ```\n\nS",
    "fence indented": "   ```\n   X\n   ```\n\nS",
    "fence in a list": "- S\n\n    ```\n    X\n    ```\n\n    S\n- S",
    "fence behind a mark": "- ```\n  S\n  ```\n\nS\n\n> 1. ```\n>    S\n>    ```",
    "fence in a list that never ends": "1. S\n\n    ```\n    S\n\nS",
    "fence in a note": "!!! note\n    S\n\n    ```text\n    X\n    ```\n\n    S\n\nS",
    "fence in a fence": "````\n```\nX\n````\n\nS",
    "fence with an empty line": "```\nX\n\nX\n```\n\nS",
    "note": '!!! note "S"\n\n    S\n\n\n    S\n\n        X\n\nS',
    "question": '??? question "S"\n\n    S\n\n    | a | b |\n    |---|---|\n    | S | S |\n\nS',
    "open question": "???+ note\n    S\n\n    - S\n\n        S\n",
    "note in a note": "!!! note\n\n    !!! tip\n\n        S\n\n    S\n\nS",
    "note in a list": "- S\n\n    !!! note\n\n        S\n\nS",
    "note below a line": "S\n!!! note\n    S",
    "table": "| a | b |\n|---|---|\n| S | S |\n\nS",
    "table without outer pipes": "a | b\n--- | ---\nS | S",
    "pipe in code": "| `a|b` | c |\n|---|---|\n| S | `x|y` S |\n| ``a`|`b`` S | S |",
    "escaped pipe": "| a | b |\n|---|---|\n| \\| S | S |",
    "table in an indented place": "1. S\n\n    | a | b |\n    |---|---|\n    | S | S |",
    "comment": "<!-- X -->\n\nS <!-- X --> S\n\n<!--\nX\n\nX\n-->\n\nS",
    "comment that never ends": "<!-- S\n\nS",
    "comment in code": "`<!--` S\n\nS `-->`",
    "comment in a fence": "```\n<!--\n```\n\nS\n\n```\n-->\n```",
    "pre": "<pre>\nX\n\nX\n</pre>\n\nS",
    "pre that never ends": "S\n\n<pre>\n",
    "script and style": "<script>\nX\n\nX\n</script>\n\n<style>\nX\n</style>\n\nS",
    "div": "<div>\nS\n\n    S\n\n</div>\n\nS",
    "div with Markdown": "<div markdown>\n\nS\n\n```\nX\n```\n\n- S\n\n</div>\n\nS",
    "figure": "<figure>\n<p>S</p>\n<figcaption>\nS\n</figcaption>\n</figure>\n\nS",
    "tag": 'S <span title="X">S</span> <a href="X">S</a>\n\n<label class="X">S</label>',
    "HTML code": "<code>P</code> and <kbd>P</kbd>\n\n<table><tr><td>S</td></tr></table>",
    "indented code": "S\n\n    X\n\n    X\n\nS",
    "indented in a paragraph": "S\n    S",
    "indented in a list": "- S\n\n    S\n\n        X\n\n- S\n\n      S",
    "indented in a numbered list": "1. S\n\n    S\n\n        X\n\nS",
    "definition of a link": "[a]: X\n[b]: <X>\n\nS [a] S",
    "what looks like one": "[a]: is S\n\n[b] : S",
    "link": "[S](http://a/X) ![S](X)",
    "headings": "# S\n\n## S ##\n\nS\n=\n\nS\n-\n\nS\nS\n",
    "list": "- S\n- S\n    - S\n        - S\n\n* S\n\n+ S\n\n1. S\n2) S",
    "loose list": "- S\n\n    S\n\n- S\n\n    S\n\nS",
    "quote with titles": "> # S\nS\n> - S\nS\n\n> !!! note\n>     S\n>\n>         X\n> S\nS",
    "quote in a list": "- S\n\n    > S\n    S\n\n    S\n\n> > S\n> S\n\nS",
    "quote": "> S\nS\n>\n> - S\n>\n>     S\n\nS",
    "definition list": "S\n:   S\n\n    S\n\nS",
    "equation": "$$\nP\n= P\n- P\n$$\n\nS $P$ S",
    "dollars": "S costs $5 and S costs $6, \\$ S",
    "escaped": "\\`S S\\`",
    "ticks": "``S ` S`` S",
    "ruler": "S\n\n---\n\nS\n\n***\n\nS",
    "breaks": "S  \nS\\\nS",
    "deep": "".join(f"{'    ' * at}- S\n" for at in range(12)) + "\n" + "> " * 30 + "S",
    "nothing": "",
}


def filled(template: str) -> tuple[str, set, set]:
    """A page with shapes in the places of S, P (bare) and X, and those of S and P, and those of X."""
    count = iter(range(101, 1000))
    shapes: dict[str, set[str]] = {"S": set(), "P": set(), "X": set()}

    def shape(match: re.Match) -> str:
        written = f"(9, {next(count)})"
        shapes[match[0]].add(written)
        return f"`{written}` (shape)" if match[0] == "S" else written.replace(" ", "") if match[0] == "X" else written

    text = re.sub(r"\b[SPX]\b", shape, template)
    return text, shapes["S"] | shapes["P"], shapes["X"]


def claimed(text: str) -> set:
    page = report.judged(report.Page(Path("page.md"), text, [], VOCABULARY, parts=[(front_matter(text), len(text))]))
    return {"(" + ", ".join(claim.terms) + ")" for claim in page.claims}


@pytest.mark.parametrize("name", PAGES)
def test_what_readers_see_is_read_and_nothing_else(name):
    text, seen, _unseen = filled(PAGES[name])
    soup = BeautifulSoup(markdown.markdown(text, extensions=EXTENSIONS), "lxml")
    for hidden in soup.select("pre, script, style, .highlight"):
        hidden.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    text_shown = soup.get_text() + " ".join(str(image["alt"]) for image in soup.select("img"))
    shown = {f"({a}, {b})" for a, b in re.findall(r"\((\d+),\s*(\d+)\)", text_shown)}
    assert shown == seen, "the page of this test is not what its author thinks"
    assert claimed(text) == seen


# Text after which all would be silent, were it taken for what it is not.
ENDLESS = [
    "```",
    "> ```",
    "``` a ```",
    "~~~ a ~~~",
    "```a`b",
    "  ```",
    "- ```",
    "    ```",
    "---\n- a\n---",
    "---\na\n---",
    "---",
    "---\n: [\n---",
    "<!--",
    "<pre>",
    "$$",
    "!!! note",
    "`",
    "<div>",
    "> " * 40,
    "- " * 40,
    "[a]: b",
    "\\",
    "<![CDATA[",
    "<?",
    "|",
]


@pytest.mark.parametrize("before", ENDLESS)
def test_nothing_silences_what_follows(before):
    assert "(9, 9)" in claimed(f"{before}\n\nThe shape `(9, 9)`.\n")
    if "[a]" not in before:
        assert "(9, 9)" in claimed(f"{before}\nThe shape of it is (9, 9).\n")


# What Markdown reads otherwise than its author means, and in which line it is named.
MISREAD = {
    "a\n\n```\nb": 3,
    "> a\n>\n> ~~~\n> b": 3,
    "a\n\n``` a ```": 3,
    "~~~ a ~~~\nb": 1,
    "a\n\n```a`b\nb\n```\n\nc": 3,
    "a\n\n- b\n\n      ```\n  c\n      ```": 5,
    "1. ```\n   a\n   ```": 1,
    "    ```\na\n    ```": 1,
    "a\n\n````\nb\n```\n": 3,
    "---\na: b\n\n# A": 1,
    "---\na: b": 1,
    "---\n- a\n---\n": 1,
    "---\na: [\n---\n": 1,
    f"---\na: {'9' * 5000}\n---\n": 1,
    "---\na: 2026-13-40\n---\n": 1,
    "---\na: &a [*a]\n---\n": 1,
}


def test_a_fence_that_opens_nothing_and_front_matter_that_is_none_are_named(tmp_path):
    for number, text in enumerate([*MISREAD, "---\na: b\n---\n\n```\na\n```\n\n> ~~~\n> a\n> ~~~\n\n***\n"]):
        (tmp_path / f"{number}.md").write_text(text)
    done = subprocess.run([sys.executable, "-m", "shapeproof.claims"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "claims: there is no docs" in done.stderr
    done = subprocess.run(
        [sys.executable, "-m", "shapeproof.claims", "."], cwd=tmp_path, capture_output=True, text=True
    )
    lines = done.stderr.splitlines()
    named = re.findall(r"^(\d+)\.md:(\d+): (?:[`~]+ opens no|front matter is)", done.stderr, re.M)
    first = {int(name): int(line) for name, line in reversed(named)}
    assert done.returncode == 1 and len(named) == len(lines) and first == dict(enumerate(MISREAD.values()))


NOTEBOOK = {
    "cells": [{"cell_type": "code", "source": "x = 1"}, {"cell_type": "markdown", "source": ["# A\n", "\n", "b"]}]
}
UNREADABLE = {
    "null.md": (b'a\n\n```\n--8<-- "a\0b.txt"\n```\n', "has a NUL in line 4"),
    "latin.md": (b"# A\n\nb\xe9\n", "is not UTF-8: byte 6 is 0xe9"),
    "latin.ipynb": (b'{"cells": ["\xe9"]}', "is not UTF-8"),
    "empty.ipynb": (b"", "Expecting value"),
    "list.ipynb": (b"[]", "is no notebook of format 4"),
    "old.ipynb": (b'{"worksheets": [], "nbformat": 3}', "is no notebook of format 4"),
    "cells.ipynb": (b'{"cells": {}}', "is no notebook of format 4"),
    "null.ipynb": (b'{"cells": [null]}', "in cell 1"),
    "source.ipynb": (b'{"cells": [{"cell_type": "markdown"}]}', "in cell 1"),
    "number.ipynb": (b'{"cells": [{"cell_type": "markdown", "source": [1]}]}', "in cell 1"),
    "type.ipynb": (b'{"cells": [{"cell_type": null, "source": "x"}]}', "in cell 1"),
    "half.ipynb": (b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}', "in cell 1"),
    "deep.ipynb": (b"[" * 100_000, "is nested too deeply"),
    "digits.ipynb": (b"[" + b"9" * 5000 + b"]", "4300 digits"),
    "cut.ipynb": (json.dumps(NOTEBOOK).encode()[:-1], "delimiter"),
    "magic.ipynb": (
        json.dumps({"cells": [{"cell_type": "code", "source": "%matplotlib inline"}]}, indent=1).encode(),
        "SyntaxError",
    ),
    "fails.ipynb": (
        json.dumps({"cells": [{"cell_type": "code", "source": ["x = 1\n", "x / 0"]}]}, indent=1).encode(),
        "ZeroDivisionError",
    ),
}


def test_what_cannot_be_read_is_named(tmp_path):
    for name, (content, _) in UNREADABLE.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "digits.md").write_text("a\n\n---\n\nThe shape `(" + "9" * 5000 + ", 9)`.\n")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "nowhere.md").symlink_to("nowhere")
    done = subprocess.run(
        [sys.executable, "-m", "shapeproof.claims", "."], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    for name, (_, why) in UNREADABLE.items():
        assert re.search(rf"^{name}:.*{re.escape(why)}", done.stderr, re.M), (name, done.stderr)
    assert "digits.md:5: " in done.stderr and "nowhere.md: cannot be read: No such file" in done.stderr
    assert all(re.match(r"\S+\.(md|ipynb):|    ", line) for line in done.stderr.splitlines()), done.stderr
    assert "fails.ipynb:7: " in done.stderr and "x / 0" in done.stderr and "magic.ipynb:5: " in done.stderr


def test_cells_of_a_notebook_are_read_one_by_one(tmp_path):
    cells = ["---", "```", "The shape `(9, 9)`.", "---\n\nshape `(8, 8)`\r\n\r\n- a", "shape `(7, 7)`"]
    notebook = {"cells": [{"cell_type": "markdown", "source": cell} for cell in cells]}
    path = tmp_path / "notebook.ipynb"
    path.write_text(json.dumps(notebook, indent=1))
    page = report.read(path, tmp_path / "outputs", VOCABULARY)
    assert [claim.text for claim in page.claims] == ["(9, 9)", "(8, 8)", "(7, 7)"]
    assert page.problems[0].endswith(
        "notebook.ipynb:9: ``` opens no block of code: as far indented, a line of ``` alone ends one"
    )
    assert [page.line(claim.line) for claim in page.claims] == [13, 17, 21]
    assert all("the page includes no snippet" in claim.problem for claim in page.claims)


# What a page is repeated from that is to take long.
REPEATED = [
    "`a`{",
    "1,",
    "1 x 1 ",
    "(5, 1, 4) ",
    "`output` is `(5, 1, 4)` ",
    "(",
    "[",
    "$",
    "$$\n",
    "$$\n\n",
    "`",
    "```\n",
    "```a\n",
    "> ",
    "- ",
    "- a\n",
    "|",
    "| a |\n",
    "| `a` | (5, 1, 4) |\n",
    "`|",
    "<",
    "<!--",
    "<div>\n",
    "](",
    "[a]: b\n",
    "!!! note\n",
    "\\(",
    "5 × ",
    "seq_len = 5, ",
    "*a*{",
    "*(5, 1)*{: .wrong} ",
    "2026-11-23 ",
    "5 parameters ",
    "(5,",
    "`(5, 1, 4)` = ",
    "a.T",
    "$5\\times1$ ",
    "x_t \\in \\mathbb{R}^{5\\times3} ",
    ".)",
    "The shape is (5, 1, 4). ",
    '--8<-- "',
]
WRAPPED = [
    ("`", "(5, 1, 4) ", "`"),
    ("$$\n", "(5\\times1)\\,", "\n$$"),
    ("$", "(5, 1) ", "$"),
    ("`", "a.T", "!`"),
    ("(", "5, ", ""),
    ("`seq_len = ", "9", "`"),
    ("(5", " ", ""),
    ("---\n", "a: 1\n", ""),
    ("---\n", "[", "\n---\n"),
    ("`" * 9, "`a", ""),
    ("| a |\n|---|\n", "| (5, 1, 4) ", "|\n"),
    ("- ", "`hn` shape (5, 1, 4) ", ""),
    ("", "\n`", "`" * 200),
]
# Texts that took long once.
FOUND = [
    ("seq_len|---|---\n", "- ", "T+{: .wrong}"),
    ("output[[a]: b", "$$!!! note\n$$", "\\times"),
    ("5 parameters!!! note\n<", "hn", ":"),
    ("- ", "(---\n> !!! note\n5 parameters    ", "{~~~\\["),
    ("${: .wrong}</code>", "*a*!](5, 1, 4)$$", "`output` is "),
    ("", "$\\('`a``a`5 parameters", "$$\\(\\"),
]
PIECES = [
    *"`~$*_|<>()[]{}\\#-+:!=,.\n 5×x&;\"'",
    *(
        "\n\n",
        "```",
        "~~~",
        "$$",
        "---\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "| a |",
        "|---|",
        "!!! note\n",
        "{: .wrong}",
        "*a*",
    ),
    *(
        "<div>",
        "</div>",
        "<!--",
        "-->",
        "<code>",
        "</code>",
        "[a]: b",
        "](",
        "\\(",
        "\\[",
        "\\times",
        "\\in \\mathbb{R}^{",
    ),
    *(
        "(5, 1, 4)",
        "(9, ",
        "9 x ",
        "1,",
        "`a`",
        "`output` is ",
        "output",
        "hn",
        "output[",
        "]",
        "seq_len",
        "T",
        "shape ",
    ),
    *("5 parameters", "파라미터 ", "and ", "은 ", "of the ", "torch.Size([", '--8<-- "', "…", "（", "，"),
]


def seconds(text: str) -> float:
    left = {"seq_len": 5, "batch_size": 1, "hidden_size": 4, "output": [5, 1, 4], "hn": [1, 1, 4]}
    started = time.process_time()
    page = report.judged(
        report.Page(Path("x.md"), text, [Run("a/x.py", 0, left)], VOCABULARY, parts=[(front_matter(text), len(text))])
    )
    assert len(page.problems) <= len(page.claims) + len(page.amiss)
    return time.process_time() - started


def grows_with_its_square(before: str, repeated: str, after: str) -> bool:
    """Eight times the text takes 64 times as long where each part looks at all others; how fast the machine is, is not
    asked, and what else it does adds to a time: the quickest of three counts."""
    short, long = (before + repeated * (length // len(repeated)) + after for length in (4_000, 32_000))
    allowed = 24 * (min(seconds(short) for _ in range(3)) + 0.002)
    return all(seconds(long) > allowed for _ in range(3))


@pytest.mark.parametrize("before, repeated, after", [*(("", text, "") for text in REPEATED), *WRAPPED, *FOUND])
def test_time_grows_with_the_text_and_not_with_its_square(before, repeated, after):
    assert not grows_with_its_square(before, repeated, after)


def some(least: int, most: int) -> strategies.SearchStrategy[str]:
    return strategies.lists(strategies.sampled_from(PIECES), min_size=least, max_size=most).map("".join)


@settings(derandomize=True, database=None, deadline=None, max_examples=60)
@given(some(0, 3), some(1, 6), some(0, 3))
def test_no_text_that_is_made_up_takes_longer(before, repeated, after):
    assert not grows_with_its_square(before, repeated, after)
