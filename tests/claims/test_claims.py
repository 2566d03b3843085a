"""What pages claim, held against what ran: what is found, what is refused, what is let be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import mutations
import pytest
from conftest import ROOT

from shapeproof.claims import report
from shapeproof.vocabulary import load

VOCABULARY = load(ROOT / "vocabulary.toml")
SNIPPET = """
import torch
from torch import nn

seq_len, batch_size, input_size, hidden_size = 35, 1, 10, 20
num_layers, num_directions = 1, 2
inputs = torch.randn(batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
outputs, (hn, cn) = lstm(inputs)
W_ih, W_ih_T = lstm.weight_ih_l0, lstm.weight_ih_l0.T
scores = torch.zeros(4, 1, 20)
param_count = sum(p.numel() for p in lstm.parameters())
"""
# Another on the same page: `outputs` is something else there.
LATER = SNIPPET.replace("= 35,", "= 7,")

# What a page may say, right; and the same, wrong in one thing.
STATED = [
    ("`outputs`의 형태는 `[1, 35, 40]`입니다.", "`outputs`의 형태는 `[1, 35, 20]`입니다."),
    ("The scores tensor has shape 4 x 1 x 20.", "The scores tensor has shape 4 x 20 x 1."),
    ("결과는 torch.Size([1, 35, 40])입니다.", "결과는 torch.Size([1, 40, 35])입니다."),
    ("`hn.shape == (2, 1, 20)` holds.", "`hn.shape == (1, 2, 20)` holds."),
    ("`outputs[0]` is `(35, 40)`.", "`outputs[0]` is `(1, 40)`."),
    ("`outputs[:, -1]` is `(1, 40)`.", "`outputs[:, -1]` is `(1, 35)`."),
    ("`weight_ih_l0` is `(80, 10)`.", "`weight_ih_l0` is `(10, 80)`."),
    ("`W_ih.T`: `(10, 80)`", "`W_ih.T`: `(80, 10)`"),
    ("`outputs` is 1 batch × 35 time steps × 40 features.", "`outputs` is 1 batch × 34 time steps × 40 features."),
    ("## `hn`\n\nIt is small.\n\n- shape: `(2, 1, 20)`", "## `hn`\n\nIt is small.\n\n- shape: `(1, 35, 40)`"),
    ("About `cn`:\n\n- 모양: `[2, 1, 20]`", "About `cn`:\n\n- 모양: `[1, 35, 10]`"),
    ("| t | shape |\n|---|---|\n| cn | [2, 1, 20] |", "| t | shape |\n|---|---|\n| cn | [1, 35, 40] |"),
    (
        "| | `outputs` | `hn` |\n|---|---|---|\n| shape | (1, 35, 40) | (2, 1, 20) |",
        "| | `outputs` | `hn` |\n|---|---|---|\n| shape | (2, 1, 20) | (1, 35, 40) |",
    ),
    (
        "| `W_ih`: `(80, 10)` | `W_ih_T`: `(10, 80)` |\n|---|---|",
        "| `W_ih`: `(10, 80)` | `W_ih_T`: `(80, 10)` |\n|---|---|",
    ),
    (r"$outputs \in \mathbb{R}^{1 \times 35 \times 40}$", r"$outputs \in \mathbb{R}^{1 \times 35 \times 20}$"),
    (r"$$" "\n" r"(80\times10)\,(10\times80)" "\n" r"$$", r"$$" "\n" r"(80\times10)\,(80\times10)" "\n" r"$$"),
    ("`inputs`: `(batch_size, seq_len, input_size)`", "`inputs`: `(seq_len, batch_size, input_size)`"),
    (
        "`hn`: `(num_layers * num_directions, batch_size, hidden_size)` = `(2, 1, 20)`",
        "`hn`: `(batch_size * num_directions, num_layers, hidden_size)` = `(2, 1, 20)`",
    ),
    ("`hn`: `(D * num_layers, N, H_out)`", "`hn`: `(N, D * num_layers, H_out)`"),
    (
        "`inputs`: `(batch_size, seq_len, input_size)` = `(1, 35, 10)`",
        "`inputs`: `(batch_size, seq_len, input_size)` = `(1, 35, 20)`",
    ),
    (
        "`hn`'s first dimension is `num_layers × num_directions` = `1 × 2`.",
        "`hn`'s first dimension is `num_layers × num_directions` = `2 × 1`.",
    ),
    ("`inputs` of `seq_len = 35`", "`inputs` of `seq_len = 36`"),
    ("The layer has 5,120 parameters.", "The layer has 5,121 parameters."),
    ("파라미터: 5120개", "파라미터: 5210개"),
    ("`(2, 1, 21)`{: .wrong} is not `hn`.", "`(2, 1, 20)`{: .wrong} is not `hn`."),
    ("`hn` is `(2, batch_size, hidden_size)`.", "`hn` is `(2, batch_sise, hidden_size)`."),
    # Two names in a sentence do not back each other's claims.
    ("`hn` is `(2, 1, 20)` and `outputs` is `(1, 35, 40)`.", "`hn` is `(1, 35, 40)` and `outputs` is `(2, 1, 20)`."),
    (
        "`hn`은 `(2, 1, 20)`이고 `outputs`는 `(1, 35, 40)`입니다.",
        "`hn`은 `(1, 35, 40)`이고 `outputs`는 `(2, 1, 20)`입니다.",
    ),
    ("- `hn`: `(2, 1, 20)`, `outputs`: `(1, 35, 40)`", "- `hn`: `(1, 35, 40)`, `outputs`: `(2, 1, 20)`"),
    (
        "`(2, 1, 20)`인 `hn`을 `(1, 35, 40)`인 `outputs`와 견줍니다.",
        "`(1, 35, 40)`인 `hn`을 `(2, 1, 20)`인 `outputs`와 견줍니다.",
    ),
    (
        "The `(2, 1, 20)` of `hn` is not the `(1, 35, 40)` of `outputs`.",
        "The `(1, 35, 40)` of `hn` is not the `(2, 1, 20)` of `outputs`.",
    ),
    ("`outputs`, a part of which is `hn`, is `(1, 35, 40)`.", "`outputs`, a part of which is `hn`, is `(2, 1, 20)`."),
    (
        "`hn` and `outputs` are `(2, 1, 20)` and `(1, 35, 40)`.",
        "`hn` and `outputs` are `(1, 35, 40)` and `(2, 1, 20)`.",
    ),
    ("`hn` and `cn` are both `(2, 1, 20)`.", "`hn` and `outputs` are both `(2, 1, 20)`."),
    ("`hn`과 `cn`은 모두 `(2, 1, 20)`입니다.", "`outputs`와 `cn`은 모두 `(2, 1, 20)`입니다."),
    (
        "| t | two |\n|---|---|\n| `hn` `(2, 1, 20)`<br>`outputs` `(1, 35, 40)` | |",
        "| t | two |\n|---|---|\n| `hn` `(1, 35, 40)`<br>`outputs` `(2, 1, 20)` | |",
    ),
    ("- About `hn`.\n\n    Its shape is `(2, 1, 20)`.", "- About `hn`.\n\n    Its shape is `(1, 35, 40)`."),
    (
        "| `hn` | `a|b` | shape |\n|---|---|---|\n| (2, 1, 20) | `a|b` | |",
        "| `hn` | `a|b` | shape |\n|---|---|---|\n| (1, 35, 40) | `a|b` | |",
    ),
]
# Ordinary prose with numbers, of which none is a shape.
ORDINARY = """
On 2026-11-23 (Monday) version 2.13.0 came out; Hochreiter and Schmidhuber (1997) and Cho et al. (2014, 2015) [3, 7]
proposed it. Loop over `range(5)` or `range(0, 10, 2)`, call `nn.RNN(3, 4)` and `torch.zeros(1, 2, 3)`; use `x[0, 1]` and
`x[:, 1]`, `(h0, c0)`, `print(1, 2)`. It is 3 x faster, 2.5× smaller, 10 × 10 = 100. See pages 3–4 and steps 1, 2 and 3.
오전 10:30에 3명이 왔다. 2026년 11월 23일, 파이썬 3.11. 값은 `[0, 1]` 사이이고 0.1×0.2이다. `lr=0.1`, `seed = 7`.
$O(n^2)$, $t = 1, 2, \\dots$, $x \\in [0, 1]$, $f(1, 2)$, $\\sum_{t=1}^{5}$. 127.0.0.1:8000 · 1,024 files · (a) 1. first

1. One
2. Two (2)

`(3, 4)`{: .no-shape} is a pair. [It](../tools/calculator.md?num_layers=7&seq_len=9) opens. <h2>Parameters</h2>

```text
hn is (9, 9, 9)
```
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    (folder / "snippets/a").mkdir(parents=True)
    (folder / "snippets/a/stranger.py").write_text(SNIPPET)
    (folder / "snippets/a/later.py").write_text(LATER)
    shutil.copy(ROOT / "vocabulary.toml", folder)
    subprocess.run([sys.executable, "-m", "shapeproof"], cwd=folder, check=True, capture_output=True)
    return folder


def judged(project: Path, text: str, *snippets: str) -> report.Page:
    page = project / "page.md"
    included = "".join(f'```text\n--8<-- "a/{snippet}.txt"\n```\n\n' for snippet in snippets or ("stranger",))
    page.write_text(f"---\ndescription: x\n---\n\n# A page\n\n{included}{text}\n")
    return report.read(page, project / ".cache/outputs", VOCABULARY)


@pytest.mark.parametrize("right, wrong", STATED)
def test_a_right_claim_passes_and_a_wrong_one_is_reported(project, right, wrong):
    page = judged(project, right)
    assert page.claims and not page.problems
    page = judged(project, wrong)
    assert page.problems
    for problem in page.problems:
        path, line, _ = problem.split(":", 2)
        said = page.path.read_text().split("\n")[int(line) - 1]
        assert path == page.path.as_posix() and said in wrong.split("\n") and re.search(r"\d|_", said)


def test_ordinary_prose_claims_nothing(project):
    assert [claim.text for claim in judged(project, ORDINARY).claims] == []


def test_the_nearest_snippet_above_speaks_first(project):
    between = '`outputs`: `(1, 35, 40)`\n\n```text\n--8<-- "a/later.txt"\n```\n\n'
    assert not judged(project, between + "`outputs`: `(1, 7, 40)`").problems
    assert len(judged(project, between + "`outputs`: `(1, 35, 40)`").problems) == 1


def test_a_page_without_snippets_can_back_nothing(project):
    page = project / "page.md"
    page.write_text("`hn` is `(2, 1, 20)`.\n")
    assert "the page includes no snippet" in report.read(page, project / ".cache/outputs", VOCABULARY).problems[0]


def test_the_command_names_file_line_what_is_said_and_what_there_is(project):
    judged(project, "`hn` is `(1, 35, 40)`.")
    done = subprocess.run(
        [sys.executable, "-m", "shapeproof.claims", "page.md"], cwd=project, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("page.md:11: `hn` is said to be (1, 35, 40); a/stranger.py left hn: (2, 1, 20), ")
    assert "outputs: (1, 35, 40)" in done.stderr
    assert done.stdout == "claims: 1 claims, 1 of them not backed, by 1 runs\n"
    assert not (project / ".cache/outputs/claims.txt").exists(), "one page is not what the site says of all"
    judged(project, "`hn` is `(2, 1, 20)`.", "later", "stranger")
    done = subprocess.run(
        [sys.executable, "-m", "shapeproof.claims", "page.md"], cwd=project, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "claims: 1 claims, all backed, by 2 runs\n")


def test_the_check_needs_neither_torch_nor_mkdocs(site):
    command = [sys.executable, "-X", "importtime", "-m", "shapeproof.claims", "docs/ko/rnn"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"\| +(torch|mkdocs|markdown)\b", done.stderr)


def test_no_change_to_a_claim_goes_unnoticed_but_those_that_are_kept(site):
    """`python tests/claims/mutations.py --keep` keeps others, for a reviewer to see."""
    _, found = mutations.survivors()
    assert not set(found) - mutations.kept()
    assert not [change for change in found if mutations.ONE_NAME in change]
