"""What readers see that looks like a claim and was not read as one: the build names it, on every kind of page."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SNIPPET = (
    "import torch\n\nseq_len, hidden_size = 7, 5\noutput = torch.zeros(seq_len, 2, hidden_size)\nprint(output.shape)\n"
)
CONFIGURATION = """
site_name: A course
docs_dir: docs/{language}
plugins:
  - mkdocs-jupyter: {{include: ["*.ipynb"], execute: true}}
  - shapeproof: {{languages: [{other}]}}
markdown_extensions:
  admonition: {{}}
  attr_list: {{}}
  md_in_html: {{}}
  tables: {{}}
  pymdownx.arithmatex: {{generic: true}}
  pymdownx.superfences: {{}}
  shapeproof.pages.mathml: {{}}
  shapeproof.pages.shapes: {{}}
  pymdownx.snippets: {{base_path: [snippets, .cache/outputs], check_paths: true}}
extra:
  alternate:
    - {{name: A, lang: en, link: ""}}
    - {{name: B, lang: ko, link: ko/}}
theme: {{name: material, language: {language}}}
"""
SHOWN = '# A\n\n```python\n--8<-- "a/x.py"\n```\n\n```text\n--8<-- "a/x.txt"\n```\n\n'
# What Markdown, or a way of writing, hides from the first reading; and the piece of it that is named.
HIDDEN = {
    "`output` is (7, **9**, 5).": "(7, 9, 5)",
    "The shape is &#40;7, 2, 9&#41;.": "(7, 2, 9)",
    "So 9 &times; 2 &times; 5.": "9 × 2 × 5",
    "So (`8`, `2`, `5`).": "(8, 2, 5)",
    "<table><tr><td>output</td><td>(11, 5)</td></tr></table>": "(11, 5)",
    "<code>seq&#95;len = 9</code>": "seq_len = 9",
    "`seq_len` &#105;s 9.": "9",
    '<figure role="img" aria-label="output is (11, 2, 5)"></figure>': "(11, 2, 5)",
    'See <img src="data:," alt="output is (7, 11, 5)">.': "(7, 11, 5)",
}
# What the first reading holds, what is marked, and what is none.
HELD = """
## The `output` is `(7, 2, 5)`

`output` is (7, 2, 5), `(seq_len, 2, hidden_size)` = `(7, 2, 5)`, 7 × 2 × 5, $output \\in \\mathbb{R}^{7\\times2\\times5}$.

| shape | `seq_len` |
|---|---|
| (7, 2, 5) | 7 |

`(2, 7, 5)`{: .wrong}, *(2, 7, 5)*{: .wrong}, `(3, 4, 5)`{: .no-shape}; `seq_len` is 7. Of 10 (2014, 2015), `range(3, 4)`, `[0, 1]`.

<figure><figcaption>output is (7, 2, 5)</figcaption></figure>

```text
(9, 9, 9)
```
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("net")
    for name in ("snippets/a", "docs/en", "docs/ko"):
        (folder / name).mkdir(parents=True)
    (folder / "snippets/a/x.py").write_text(SNIPPET)
    (folder / "vocabulary.toml").write_text("[phrases]\nshape = 'shape'\nmeasures = 'is(?= )|='\n")
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(language="en", other="mkdocs.ko.yml"))
    (folder / "mkdocs.ko.yml").write_text(CONFIGURATION.format(language="ko", other=""))
    return folder


def build(course: Path, pages: dict[str, str]) -> subprocess.CompletedProcess:
    for old in course.glob("docs/*/*"):
        old.unlink()
    for name, text in ({"docs/en/index.md": "# A", "docs/ko/index.md": "# A"} | pages).items():
        (course / name).write_text(text)
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict"]
    return subprocess.run(command, cwd=course, capture_output=True, text=True, timeout=120)


def test_what_was_not_read_as_a_claim_fails_the_build_with_file_and_line(course):
    cells = [["# A"], ["`output` is (7, **9**, 5)."]]
    notebook = {
        "cells": [{"cell_type": "markdown", "metadata": {}, "source": source} for source in cells]
        + [{"cell_type": "code", "metadata": {}, "source": [SNIPPET], "outputs": [], "execution_count": None}],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    pages = {
        "docs/en/index.md": "---\ntitle: (7, 2, 9)\ndescription: The shape\n  is (7, 9, 5).\n---\n\n"
        + SHOWN
        + "\n\n".join(HIDDEN),
        "docs/ko/index.md": SHOWN + "`output` is (7, **9**, 5).\n\nSo `output` is (7, **9**, 5).",
        "docs/en/held.md": SHOWN + HELD,
        "docs/en/notebook.ipynb": json.dumps(notebook, indent=1),
    }
    done = build(course, pages)
    named = [line.removeprefix("WARNING -  ") for line in done.stderr.splitlines() if "WARNING -  " in line]
    lines = pages["docs/en/index.md"].split("\n")
    wanted = {f"docs/en/index.md:{lines.index(text) + 1}: readers see {shown}, " for text, shown in HIDDEN.items()}
    wanted |= {
        f"docs/en/index.md:{line}: nothing that this page's snippets left is ({sizes}); a/x.py left output: (7, 2, 5)"
        for line, sizes in ((2, "7, 2, 9"), (4, "7, 9, 5"))
    }
    wanted |= {f"docs/ko/index.md:{line}: readers see (7, 9, 5), " for line in (11, 13)}
    wanted |= {"docs/en/notebook.ipynb:14: readers see (7, 9, 5), "}
    assert done.returncode == 1 and {line.split("which")[0] for line in named} == wanted, done.stderr


def test_what_cannot_be_read_ends_the_build_in_a_line(course):
    done = build(course, {"docs/ko/b.ipynb": "[]", "docs/en/c.md": "a\0"})
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "docs/ko/b.ipynb: is no notebook" in done.stderr and "docs/en/c.md: has a NUL in line 1" in done.stderr
