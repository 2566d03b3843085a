"""The worlds of a script: other sizes, another seed, one layer more; what survives there, and what does not."""

import json

import pytest
from conftest import Engine

SIZES = """\
import torch
from torch import nn

torch.manual_seed(0)
seq_len = 5
batch_size, num_directions, flag = 2, 1, True
for hidden_size in (4,):
    rnn = nn.RNN(3, hidden_size)
output, hn = rnn(torch.zeros(seq_len, batch_size, 3))
"""
FITS_ONE_LAYER = """\
import torch
from torch import nn

batch_size = 2
output, hn = nn.GRU(3, 4)(torch.zeros(5, batch_size, 3), torch.zeros(1, 2, 4))
"""
LAYERS = """\
import torch
from torch import nn

num_layers = 3
h0 = torch.zeros(num_layers, 1, 4)
output, hn = nn.GRU(3, 4, num_layers=num_layers)(torch.zeros(5, 1, 3), h0)
"""
TWO_LAYERS = """\
num_layers, hidden_size = 2, 3
"""
MANY = "".join(f"size_{number} = {number}\n" for number in range(20))
NEVER_ENDS = """\
size = 5
while size != 5:
    pass
"""
CHANGES = """\
import os, random, torch
from torch import nn
torch.manual_seed(3)
print(torch.rand(1), torch.zeros(1).dtype, random.random() == 2, os.listdir(), os.environ.get("LEFT"), torch.is_grad_enabled())
torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=1)
torch.set_grad_enabled(False)
torch.backends.mkldnn.enabled = False
os.environ["LEFT"] = "yes"
open("left", "w").close()
os.mkdir("folder")
os.chdir("folder")
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    engine = Engine(tmp_path_factory.mktemp("worlds"))
    engine.write(
        sizes=SIZES,
        one_layer=FITS_ONE_LAYER,
        layers=LAYERS,
        two=TWO_LAYERS,
        many=MANY,
        never_ends=NEVER_ENDS,
        changes=CHANGES,
    )
    done = engine.run()
    assert done.returncode == 0, done.stderr
    return engine


def worlds(engine: Engine, name: str) -> tuple[dict, list]:
    left = json.loads((engine.outputs / "chapter" / f"{name}.worlds.json").read_text())
    return {world["world"]: world["names"] for world in left["worlds"]}, left["raised"]


def test_all_sizes_others_then_each_alone_another_seed_and_one_layer_more(engine):
    survived, raised = worlds(engine, "sizes")
    assert {world: names["output"] for world, names in survived.items()} == {
        "seq_len = 7, batch_size = 11": [7, 11, 4],
        "seq_len = 7": [7, 2, 4],
        "batch_size = 11": [5, 11, 4],
        "manual_seed(1)": [5, 2, 4],
        "num_layers + 1": [5, 2, 4],
    }
    assert survived["seq_len = 7"]["num_directions"] == 1 and not raised
    assert survived["num_layers + 1"]["hn"] == [2, 2, 4] and survived["num_layers + 1"]["rnn.weight_ih_l1"] == [4, 4]


def test_a_world_that_a_script_does_not_survive_is_named_and_no_failure(engine):
    assert worlds(engine, "one_layer") == ({}, ["batch_size = 5", "num_layers + 1"])


def test_a_script_that_says_how_many_layers_has_few_more(engine):
    survived, raised = worlds(engine, "layers")
    assert {world: names["h0"] for world, names in survived.items()} == {"num_layers = 2": [2, 1, 4]} and not raised


def test_a_world_has_no_number_that_the_script_has(engine):
    assert [*worlds(engine, "two")[0]] == ["num_layers = 4, hidden_size = 7", "num_layers = 4", "hidden_size = 7"]
    alone = [world for world in worlds(engine, "many")[0] if "," not in world]
    assert len(alone) == 20 and len({world.rpartition(" ")[2] for world in alone} - {*map(str, range(20))}) == 20


def test_a_world_that_never_ends_is_given_up(engine):
    assert worlds(engine, "never_ends") == ({}, ["size = 7"])


def test_each_run_begins_as_the_first_did(engine):
    assert engine.printed("changes").endswith(" torch.float32 False [] None True\n")
