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
    shapes = {"S": set(), "P": set(), "X": set()}

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
    shown = soup.get_text() + " ".join(image["alt"] for image in soup.select("img"))
    shown = {f"({a}, {b})" for a, b in re.findall(r"\((\d+),\s*(\d+)\)", shown)}
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


NOTEBOOK = {
    "cells": [{"cell_type": "code", "source": "x = 1"}, {"cell_type": "markdown", "source": ["# A\n", "\n", "b"]}]
}
UNREADABLE = {
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
    (tmp_path / "null.md").write_text('```\n--8<-- "a\0b.txt"\n```\n\n---\n\nThe shape `(' + "9" * 5000 + ", 9)`.\n")
    done = subprocess.run(
        [sys.executable, "-m", "shapeproof.claims", "."], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    for name, (_, why) in UNREADABLE.items():
        assert re.search(rf"^{name}:.*{re.escape(why)}", done.stderr, re.M), (name, done.stderr)
    assert "null.md:7: " in done.stderr
    assert "fails.ipynb:7: " in done.stderr and "x / 0" in done.stderr and "magic.ipynb:5: " in done.stderr


def test_cells_of_a_notebook_are_read_one_by_one(tmp_path):
    cells = ["---", "```", "The shape `(9, 9)`.", "---\n\nshape `(8, 8)`\r\n\r\n- a", "shape `(7, 7)`"]
    notebook = {"cells": [{"cell_type": "markdown", "source": cell} for cell in cells]}
    path = tmp_path / "notebook.ipynb"
    path.write_text(json.dumps(notebook, indent=1))
    page = report.read(path, tmp_path / "outputs", VOCABULARY)
    assert [claim.text for claim in page.claims] == ["(9, 9)", "(8, 8)", "(7, 7)"]
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


def seconds(text: str) -> float:
    left = {"seq_len": 5, "batch_size": 1, "hidden_size": 4, "output": [5, 1, 4], "hn": [1, 1, 4]}
    started = time.process_time()
    page = report.judged(
        report.Page(Path("x.md"), text, [Run("a/x.py", 0, left)], VOCABULARY, parts=[(front_matter(text), len(text))])
    )
    assert len(page.problems) <= len(page.claims)
    return time.process_time() - started


@pytest.mark.parametrize("before, repeated, after", [*(("", text, "") for text in REPEATED), *WRAPPED])
def test_time_grows_with_the_text_and_not_with_its_square(before, repeated, after):
    """Eight times the text takes 64 times as long where each part looks at all others; how fast the machine is, is not asked."""
    short, long = (before + repeated * (length // len(repeated)) + after for length in (6_000, 48_000))
    # The quickest of three: what else the machine does adds to one.
    quickest = [min(seconds(text) for _ in range(3)) for text in (short, long)]
    assert quickest[1] < 24 * (quickest[0] + 0.002)
