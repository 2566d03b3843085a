"""One snippet in its own process: what is captured, what is kept, and that nothing reaches another snippet."""

import json
import subprocess
import sys

import pytest

from conftest import Engine

LEAVES = """
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

seq_len, flag, name, rate = 5, True, "text", 0.5
x_seq = torch.zeros(seq_len, 2, 3)
rnn = nn.RNN(3, 4)
states = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
packed = pack_padded_sequence(x_seq, torch.tensor([5, 3]))
model = nn.Sequential(nn.Linear(3, 2))
weights = model.state_dict()
size = x_seq.shape
_hidden = 7
"""
LEFT = {
    "seq_len": 5,
    "x_seq": [5, 2, 3],
    "rnn.weight_ih_l0": [4, 3],
    "rnn.weight_hh_l0": [4, 4],
    "rnn.bias_ih_l0": [4],
    "rnn.bias_hh_l0": [4],
    "states[0]": [1, 2, 4],
    "states[1]": [1, 2, 4],
    "packed.data": [8, 3],
    "packed.batch_sizes": [5],
    "model.0.weight": [2, 3],
    "model.0.bias": [2],
    "weights['0.weight']": [2, 3],
    "weights['0.bias']": [2],
}
PRINTS_AT_EVERY_LEVEL = r"""
import ctypes, os, sys
print("Python 파이썬")
os.write(1, b"descriptor\n")
print("no line end", end="")
ctypes.CDLL(None).puts(b"\nC")  # held back by C until the process ends
"""
CHANGES_EVERYTHING = """
import os, sys, torch
torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=1)
os.environ["LEFT_BEHIND"] = "yes"
sys.modules["left_behind"] = sys
os.mkdir("folder")
os.chdir("folder")
"""
SHOWS_EVERYTHING = """
import os, sys, torch
print(torch.initial_seed() == 7, torch.zeros(1).dtype, torch.tensor([1 / 3]), os.environ.get("LEFT_BEHIND"))
print("left_behind" in sys.modules, __name__, len(sys.argv), os.path.basename(__file__))
"""
FIGURE = """
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.savefig("figure.svg")
"""
OWN_FILES = """
import tempfile
from pathlib import Path
Path("own.txt").write_text("kept for this run")
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x")
print(Path("own.txt").read_text())
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    engine = Engine(tmp_path_factory.mktemp("run"))
    engine.write(
        leaves=LEAVES, prints=PRINTS_AT_EVERY_LEVEL, figure=FIGURE, own_files=OWN_FILES, early="x = 1\nraise SystemExit",
        **{f"a{i}_changes": CHANGES_EVERYTHING for i in range(4)}, shows=SHOWS_EVERYTHING,
    )
    done = engine.run()
    assert done.returncode == 0, done.stderr
    return engine


def test_a_finished_snippet_leaves_its_names_and_their_shapes(engine):
    assert json.loads((engine.outputs / "chapter/leaves.json").read_text()) == LEFT
    assert json.loads((engine.outputs / "chapter/early.json").read_text()) == {"x": 1}


def test_everything_printed_is_captured_byte_for_byte(engine):
    assert engine.printed("prints") == "Python 파이썬\ndescriptor\nno line end\nC\n"


def test_nothing_a_snippet_does_reaches_another(engine):
    alone = subprocess.run([sys.executable, engine.snippets / "chapter/shows.py"], capture_output=True, text=True)
    assert engine.printed("shows") == alone.stdout


def test_a_figure_is_kept_and_other_files_are_not(engine):
    assert (engine.outputs / "chapter/figure.svg").read_text().count("</svg>") == 1
    assert engine.printed("own_files") == "kept for this run\n"
    assert not list(engine.outputs.rglob("own.txt"))
