"""Truths: a line that says True, names an error, or gives a zero or an order must say so in every world of its script."""

from subprocess import CompletedProcess

import pytest
from conftest import Engine

LAYER = """\
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
"""
PROJECTION = """\
from torch import nn

hidden_size, proj_size = 8, 2
whole, small = nn.LSTM(3, hidden_size, num_layers=1), nn.LSTM(3, hidden_size, num_layers=1, proj_size=proj_size)
numbers, fewer = (sum(parameter.numel() for parameter in lstm.parameters()) for lstm in (whole, small))
print("projecting makes fewer:", fewer < numbers)
print(f"parameters: {fewer} < {numbers}")
"""
LAST_STEP = f"""\
{LAYER}
rnn = nn.RNN(input_size, hidden_size, bidirectional=True)
x_other = torch.cat([x_seq[:-1] + 1, x_seq[-1:]])
output, other = rnn(x_seq)[0], rnn(x_other)[0]
print("backward, the last step only:", torch.equal(output[-1, :, hidden_size:], other[-1, :, hidden_size:]))
"""
STATE = f"""\
{LAYER}
rnn = nn.RNN(input_size, hidden_size)
output, hn = rnn(x_seq)
print("off by", (output[-1] - hn[0]).abs().max().item())
"""
ERROR = """\
import torch

seq_len = 5
try:
    print(torch.zeros(seq_len)[5].shape)
except IndexError as error:
    print(f"{type(error).__name__}: {error}")
"""
LOOPS = """\
seq_len, size = 5, 3
for layer in range(2):
    for t in range(seq_len):
        print(layer, "last:", t == seq_len - 1)
print("sizes:", [one > 0 for one in range(size)], *[0.0] * size)
for t in range(seq_len):
    print(t, "is four:", t == 4)
"""
FUNCTION = """\
size = 5


def show(name, value):
    print(name, value)


for _ in range(size):
    show("positive:", size > 0)
show("is five:", size == 5)
"""
TENSORS = """\
import torch

size = 5
print(torch.arange(size) < 3)
print(torch.arange(size) < 5)
print((torch.arange(size) < 5).all())
"""
ORDER = """\
small, large = 4, 5
ranked = sorted(["small", "large"], key=lambda name: -globals()[name])
print("order:", " > ".join(ranked))
print("largest first:", ranked)
print(f"{small} < {large} < {100 * large}")
"""
NEEDLESS = """\
size = 5
print("positive:", size > 0)  # these sizes only
for one in range(size):  # these sizes only
    print(one == 4)
"""
FINE = {
    "sizes_only": 'size = 5\nprint("five:", size == 5)  # these sizes only\nprint(\n    size == 5,\n)  # these sizes only\n',
    "raises": 'size = 5\nprint("five:", size == 5)\nassert size == 5\n',
    "one_layer": STATE.replace("hidden_size)\n", "hidden_size, num_layers=1)\n"),
    "names": 'size = 5\nprint([f"layer_{one}" for one in range(size)], ["a", "b", "a"][:size % 4], "< 1 >")\n',
    "numbers": 'size = 5\nprint("loss", abs(size - 7.0), "left", 7.0 - size)\n',
    "printed_elsewhere": "import sys\nsize = 5\nprint(size == 5, file=open('file', 'w'))\n",
}
# By script: the line, what it says here, the world, and what it says there.
ACCIDENTS = {
    "projection": [
        (6, "projecting makes fewer: True", "proj_size = 7", "projecting makes fewer: False"),
        (7, "parameters: 240 < 416", "proj_size = 7", "parameters: 440 < 416"),
    ],
    "last_step": [
        (11, "backward, the last step only: True", "num_layers + 1", "backward, the last step only: False"),
    ],
    "state": [(10, "off by 0.0", "num_layers + 1", "off by 0.")],
    "error": [(7, "IndexError: index 5 is out of bounds for dimension 0 with size 5", "seq_len = 7", "nothing")],
    "loops": [(7, "nothing", "seq_len = 7, size = 11", "5 is four: False")],
    "function": [(5, "is five: True", "size = 7", "is five: False")],
    "order": [
        (3, "order: large > small", "small = 7", "order: small > large"),
        (4, "largest first: ['large', 'small']", "small = 7", "largest first: ['small', 'large']"),
        (5, "4 < 5 < 500", "small = 7", "7 < 5 < 500"),
    ],
    "tensors": [(5, "tensor(all True)", "size = 7", "tensor(…)"), (6, "tensor(True)", "size = 7", "tensor(False)")],
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    engine = Engine(tmp_path_factory.mktemp("truths"))
    planted = dict(
        projection=PROJECTION,
        last_step=LAST_STEP,
        state=STATE,
        error=ERROR,
        loops=LOOPS,
        function=FUNCTION,
        tensors=TENSORS,
        order=ORDER,
    )
    engine.write(**planted, **FINE)
    return engine


@pytest.fixture(scope="module")
def done(engine) -> CompletedProcess:
    return engine.run()


def test_what_is_so_with_these_numbers_only_is_named_with_file_line_both_prints_and_the_world(engine, done):
    said = done.stderr.strip().split("\n\n")
    named = [(name, *accident) for name in sorted(ACCIDENTS) for accident in ACCIDENTS[name]]
    for message, (name, line, here, world, there) in zip(said, named, strict=True):
        first, *both = message.split("\n")
        assert first.startswith(f"{engine.snippets}/chapter/{name}.py:{line}: says something else in another world: ")
        assert both[0] == f"    here: {here}" and both[1].startswith(f"    with {world}: {there}")
    assert done.returncode == 1


def test_a_mark_that_no_line_needs_is_named(tmp_path):
    engine = Engine(tmp_path)
    engine.write(needless=NEEDLESS)
    done = engine.run()
    wrong = [message.split(": ")[:2] for message in done.stderr.strip().split("\n\n")]
    place, needless = f"{engine.snippets}/chapter/needless.py", "what this line prints is so in every other world too"
    assert done.returncode == 1
    assert wrong == [
        [f"{place}:2", needless],
        [f"{place}:3", needless],
        [f"{place}:4", "says something else in another world"],
    ]


def test_nothing_is_kept_of_what_failed_and_all_of_what_is_so_in_every_world(engine, done):
    assert {name.split("/")[1].split(".")[0] for name in engine.kept() if "/" in name} == set(FINE)


def test_truths_and_worlds_are_counted(tmp_path):
    engine = Engine(tmp_path)
    engine.write(**FINE)
    assert engine.run().returncode == 0
    assert (engine.outputs / "truths.txt").read_text() == (
        "truths held: 2\nof these sizes only: 2\nother worlds: 11\nworlds that raised, and prove nothing: 1\n"
    )
