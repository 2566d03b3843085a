"""What comments in snippets claim: `python -m shapeproof` holds each against its line, in every world."""

import json
import subprocess
import sys

import pytest
from conftest import Engine

SIZES = "import torch\nfrom torch import nn\nseq_len, batch_size, input_size, hidden_size = 5, 5, 3, 4\n"
LAYER = SIZES + "rnn = nn.RNN(input_size, hidden_size)\nx_seq = torch.randn(seq_len, batch_size, input_size)\n"

# Comments, each in line 6, of which there is nothing to say.
RIGHT = {
    "one_name": "output = rnn(x_seq)[0]  # (seq_len, batch_size, hidden_size)",
    "in_numbers": "output = rnn(x_seq)[0]  # torch.Size([5, 5, 4])",
    "both": "output = rnn(x_seq)[0]  # (seq_len, batch_size, hidden_size) = (5, 5, 4)",
    "letters": "output = rnn(x_seq)[0]  # (L, N, H_out)",
    "two_names": "output, hn = rnn(x_seq)  # (seq_len, batch_size, hidden_size), (1, batch_size, hidden_size)",
    "two_alike": "first, last = x_seq[0], x_seq[-1]  # (batch_size, input_size) each",
    "not_kept": "_, hn = rnn(x_seq)  # (1, batch_size, hidden_size)",
    "named": "output, hn = rnn(x_seq)  # hn: (1, batch_size, hidden_size)",
    "printed": "print('x_t:', x_seq[0].shape)  # (batch_size, input_size)",
    "widest": "print(x_seq @ rnn.weight_ih_l0.T)  # (seq_len, batch_size, hidden_size)",
    "part": "x_seq[0] = x_seq[1] + 1  # (batch_size, input_size)",
    "a_list": "steps = [x_t + 1 for x_t in x_seq]  # (batch_size, input_size) each",
    "loop": "for x_t in x_seq:  # (batch_size, input_size)\n    pass",
    "function": "def f(x, y): return x, y  # (seq_len, batch_size, input_size), ()\nf(x_seq, x_seq.sum())",
    "many_lines": "total = (x_seq +  # (seq_len, batch_size, input_size)\n    1)  # (seq_len, batch_size, input_size)",
    "sum_of_all": "total = x_seq.sum()  # ()",
    "arithmetic": "later = x_seq[1:].flatten(1)  # (seq_len - 1, batch_size * input_size)",
    "in_a_string": "text = '# (batch_size, hidden_size)'; print('''\n# (7, 7)\n''')",
    "other_words": "x_t = x_seq[0]  # see f(seq_len, 3), and (i, f, g, o), and (the first)",
    "unicode": "소리, 값 = '가나다', x_seq[0]  # (batch_size, input_size)",
}
# Comments that say something else: the line, and what is said of them.
WRONG = {
    "turned": (
        "output = rnn(x_seq)[0]  # (seq_len, hidden_size, batch_size)",
        "output is said to be (seq_len, hidden_size, batch_size); it is (5, 5, 4) = (seq_len, batch_size, hidden_size)",
    ),
    "numbers": (
        "output = rnn(x_seq)[0]  # (5, 5, 5)",
        "output is said to be (5, 5, 5); it is (5, 5, 4) = (seq_len, batch_size, hidden_size)",
    ),
    "in_another_world": (
        "output = rnn(x_seq)[0]  # (batch_size, seq_len, hidden_size)",
        "output is said to be (batch_size, seq_len, hidden_size); it is (5, 5, 4) = (seq_len, batch_size, hidden_size),"
        " but (7, 11, 17) with batch_size = 11, seq_len = 7, hidden_size = 17",
    ),
    "no_shape": ("steps = len(x_seq)  # (seq_len,)", "(seq_len,) is said of a line that has no shape, or never ran"),
    "raised": (
        "try: output = rnn(x_seq[..., :1])  # (5, 5, 4)\nexcept RuntimeError: pass",
        "(5, 5, 4) is said of a line that has no shape, or never ran",
    ),
    "never_ran": (
        "if len(x_seq) > 99: x_t = x_seq[0]  # (batch_size, input_size)",
        "(batch_size, input_size) is said of a line that has no shape, or never ran",
    ),
    "alone": (
        "# (batch_size, input_size)",
        "(batch_size, input_size) is said of a line that has no shape, or never ran",
    ),
    "out_of_order": (
        "output, hn = rnn(x_seq)  # (1, batch_size, hidden_size), (seq_len, batch_size, hidden_size)",
        "output is said to be (1, batch_size, hidden_size); it is (5, 5, 4) = (seq_len, batch_size, hidden_size)",
    ),
    "second_of_two": (
        "first, all_of_it = x_seq[0], x_seq  # (batch_size, input_size), (batch_size, input_size)",
        "all_of_it is said to be (batch_size, input_size); it is (5, 5, 3) = (seq_len, batch_size, input_size)",
    ),
    "one_for_two": (
        "output, hn = rnn(x_seq)  # (seq_len, batch_size, hidden_size)",
        "hn is said to be (seq_len, batch_size, hidden_size); it is (1, 5, 4) = (1, batch_size, hidden_size)",
    ),
    "three_for_two": ("output, hn = rnn(x_seq)  # (5, 5, 4), (1, 5, 4), ()", "3 shapes are said of 2: output, hn"),
    "named": (
        "output, hn = rnn(x_seq)  # hn: (seq_len, batch_size, hidden_size)",
        "hn is said to be (seq_len, batch_size, hidden_size); it is (1, 5, 4) = (1, batch_size, hidden_size)",
    ),
    "named_elsewhere": (
        "output = rnn(x_seq)[0]  # hn: (1, 5, 4)",
        "hn is said to be (1, 5, 4); this line has no shape of that name, or never ran",
    ),
    "other_side": (
        "output = rnn(x_seq)[0]  # (seq_len, batch_size, hidden_size) = (5, 5, 3)",
        "output is said to be (5, 5, 3); it is (5, 5, 4) = (seq_len, batch_size, hidden_size)",
    ),
    "only_at_first": (
        "for end in (1, 2): part = x_seq[:end]  # (1, batch_size, input_size)",
        "part is said to be (1, batch_size, input_size); it is (2, 5, 3) = (2, batch_size, input_size)",
    ),
    "unknown": (
        "output = rnn(x_seq)[0]  # (seq_len, batch_sise, hidden_size)",
        "output is said to be (seq_len, batch_sise, hidden_size); the script left no size batch_sise",
    ),
    "no_comma": (
        "x_0 = x_seq[0, 0]  # (input_size)",
        "(input_size) is no shape: a shape is written (5,) or (seq_len, 2 * hidden_size)",
    ),
    "not_closed": (
        "x_t = x_seq[0]  # (batch_size, input_size",
        "(batch_size, input_size is no shape: a shape is written (5,) or (seq_len, 2 * hidden_size)",
    ),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> tuple[Engine, subprocess.CompletedProcess]:
    engine = Engine(tmp_path_factory.mktemp("comments"))
    engine.write(**{f"right_{name}": f"{LAYER}{line}\n" for name, line in RIGHT.items()})
    engine.write(**{f"wrong_{name}": f"{LAYER}{line}\n" for name, (line, _) in WRONG.items()})
    return engine, engine.run()


@pytest.mark.parametrize("name", WRONG)
def test_a_comment_that_does_not_hold_is_named_with_its_line(done, name):
    engine, result = done
    path = engine.snippets / "chapter" / f"wrong_{name}.py"
    assert f"{path}:6: {WRONG[name][1]}\n" in result.stderr


def test_nothing_else_is_named_and_the_command_fails(done):
    _, result = done
    assert result.returncode == 1
    assert len(result.stderr.strip().split("\n\n")) == len(WRONG)
    assert result.stdout.endswith(f", {len(WRONG)} comments wrong\n")


def test_it_is_named_again_until_it_is_mended(done):
    engine, before = done
    again = engine.run()
    assert (again.returncode, again.stderr) == (1, before.stderr)
    for name in WRONG:
        (engine.snippets / "chapter" / f"wrong_{name}.py").unlink()
    again = engine.run()
    assert (again.returncode, again.stderr) == (0, "")


TWICE = "x = x.T  # (2, a)\n", "\n", "x = x.T  # (2, a)"  # true the first time


def test_a_notebook_s_comments_are_held_too(tmp_path):
    cells = [
        {"cell_type": "code", "source": ["import torch\n", "a = 3\n", "x = torch.zeros(a, 2)\n", *TWICE]},
        {"cell_type": "markdown", "source": ["`x` is `(a, 2)`."]},
    ]
    (tmp_path / "page.ipynb").write_text(json.dumps({"cells": cells}, indent=1))
    command = [sys.executable, "-m", "shapeproof.claims", "page.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "page.ipynb:11: x is said to be (2, a); it is (3, 2)\n")
