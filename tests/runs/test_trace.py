"""The trace of a run: where each expression stands, which shapes it had, and which of them raised an error."""

import json

import pytest
from conftest import Engine

EVERYTHING = '''\
import torch
from torch import nn

seq_len, batch_size = 5, 2
한글 = torch.zeros(seq_len, 3); 뒤 = 한글 * 2
output, hn = nn.RNN(3, 4)(torch.zeros(seq_len, batch_size, 3))
rows = [row @ 한글.T for row in 한글]
for step in output:
    last = step[0]
    if (size := last.sum()).dim():
        never = torch.zeros(9)
def grow(state: torch.Tensor, by=None):
    """What it does."""
    return torch.cat([state, state])
for _ in range(3):
    hn = grow(hn)
print(f"{hn.shape} {hn[0]}", -output.mean(),
      grow.__doc__)
'''
CATCHES = """\
import torch
from torch import nn

seq_len, hidden_size = 5, 4
x_seq, state = torch.zeros(seq_len, 1, 3), torch.zeros(1, 1, hidden_size)
def step(layer):
    return layer(x_seq, state)
for wrong in torch.zeros(2), torch.zeros(2, 2):
    try:
        x_seq @ (wrong + 1)
    except RuntimeError as error:
        print(error)
try:
    step(nn.RNN(3, 7))
except RuntimeError as error:
    print(error)
try:
    a, b = x_seq
except ValueError as error:
    print(error)
"""
CHOOSES = """\
import torch

def add(one, other, first):
    return torch.zeros(2) + (one if first else other)
def times(first, other):
    return torch.zeros(2) @ (first or other)
for first in True, False:
    try:
        add(torch.zeros(2), torch.zeros(3), first)
        times(torch.zeros(()), torch.zeros(2))
        times(torch.ones(()), torch.zeros(2))
    except RuntimeError as error:
        print(error)
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    engine = Engine(tmp_path_factory.mktemp("trace"))
    engine.write(everything=EVERYTHING, catches=CATCHES, chooses=CHOOSES)
    done = engine.run()
    assert done.returncode == 0, done.stderr
    return engine


def traced(engine: Engine, name: str) -> dict:
    return json.loads((engine.outputs / "chapter" / f"{name}.trace.json").read_text())


def shapes(engine: Engine, name: str) -> dict:
    return {
        (one["line"], one["column"], one["text"]): (one["shapes"], one["times"])
        for one in traced(engine, name)["expressions"]
    }


def test_every_expression_with_a_shape_is_where_the_source_has_it(engine):
    lines = EVERYTHING.split("\n")
    found = traced(engine, "everything")["expressions"]
    for one in found:
        assert one["line"] == one["end_line"]
        assert lines[one["line"] - 1][one["column"] : one["end_column"]] == one["text"]
    here = shapes(engine, "everything")
    assert here[5, 0, "한글"] == here[5, 5, "torch.zeros(seq_len, 3)"] == ([[5, 3]], 1)
    assert here[5, 30, "뒤"] == here[5, 34, "한글 * 2"] == here[5, 34, "한글"] == ([[5, 3]], 1)
    assert here[6, 0, "output"] == ([[5, 2, 4]], 1) and here[6, 8, "hn"] == ([[1, 2, 4]], 1)
    assert here[17, 9, "hn"] == ([[8, 2, 4]], 1)
    assert here[17, 20, "hn[0]"] == ([[2, 4]], 1) and here[17, 29, "-output.mean()"] == ([[]], 1)
    assert not any(line == 11 for line, _, _ in here), "a line that never ran"


def test_in_a_loop_first_and_last_and_how_often(engine):
    here = shapes(engine, "everything")
    assert here[7, 8, "row @ 한글.T"] == ([[5]], 5) and here[7, 23, "row"] == ([[3]], 5)
    assert here[8, 4, "step"] == ([[2, 4]], 5) and here[9, 4, "last"] == ([[4]], 5)
    assert here[10, 8, "size"] == ([[]], 5)
    assert here[12, 9, "state"] == ([[1, 2, 4], [4, 2, 4]], 3)
    assert here[16, 4, "hn"] == ([[2, 2, 4], [8, 2, 4]], 3)


def test_a_caught_error_says_where_it_came_from_and_what_met_there(engine):
    raised = [
        (one["line"], one["text"], one["error"].partition(":")[0], [(met["text"], met["shape"]) for met in one["met"]])
        for one in traced(engine, "catches")["raised"]
    ]
    assert raised == [
        (10, "x_seq @ (wrong + 1)", "RuntimeError", [("x_seq", [5, 1, 3]), ("wrong + 1", [2])]),
        (10, "x_seq @ (wrong + 1)", "RuntimeError", [("x_seq", [5, 1, 3]), ("wrong + 1", [2, 2])]),
        (7, "layer(x_seq, state)", "RuntimeError", [("x_seq", [5, 1, 3]), ("state", [1, 1, 4])]),
        (18, "a, b", "ValueError", [("x_seq", [5, 1, 3])]),
    ]


def test_what_a_choice_left_out_did_not_meet(engine):
    raised = traced(engine, "chooses")["raised"]
    assert [(one["line"], [(met["text"], met["shape"]) for met in one["met"]]) for one in raised] == [
        (6, [("torch.zeros(2)", [2]), ("first", [])]),
        (4, [("torch.zeros(2)", [2]), ("other", [3])]),
    ]


def test_shapes_are_known_in_every_world(engine):
    left = json.loads((engine.outputs / "chapter/catches.worlds.json").read_text())
    worlds = [world["world"] for world in left["worlds"]]
    assert worlds == ["seq_len = 7, hidden_size = 11", "seq_len = 7", "hidden_size = 11", "num_layers + 1"]
    x_seq = next(one for one in traced(engine, "catches")["expressions"] if one["text"] == "x_seq")
    assert x_seq["worlds"] == [[[7, 1, 3]], [[7, 1, 3]], [[5, 1, 3]], [[5, 1, 3]]]
    layer = traced(engine, "catches")["raised"][2]
    assert layer["met"][1]["worlds"] == [[1, 1, 11], [1, 1, 4], [1, 1, 11], [1, 1, 4]]


def test_what_prints_something_else_when_it_runs_once_more_is_named(tmp_path):
    engine = Engine(tmp_path)
    engine.write(
        clock="import time\nprint('now')\nprint(time.time_ns())\n",
        fine="import random\nprint(random.random())\n",
        module="import sys\nprint('left' in sys.modules)\nsys.modules['left'] = sys\n",
        once="import torch\nif hasattr(torch, 'left'):\n    1 / 0\ntorch.left = 1\n",
    )
    done = engine.run()
    assert done.returncode == 1
    named = [entry.splitlines()[0].rpartition("/")[2] for entry in done.stderr.strip().split("\n\n")]
    assert named == [
        "clock.py: prints something else when it runs once more, in line 2:",
        "module.py: prints something else when it runs once more, in line 1:",
        "once.py: ends otherwise when it runs once more: ZeroDivisionError: division by zero",
    ]
