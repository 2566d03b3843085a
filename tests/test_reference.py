"""The argument lists of the reference pages are those that PyTorch takes: by its signatures, and by what modules do."""

import ast
import json
import re
import subprocess
import sys

import pytest
from conftest import ROOT

LANGUAGES = "ko", "en"
# What PyTorch says and does, found in a process of its own: this one does not import torch.
FIND = """
import inspect, json, warnings
from torch import nn
from torch.nn.utils import rnn

def default(argument):
    return None if argument.default is argument.empty else repr(argument.default)

def signature(function):
    return [[a.name, default(a)] for a in inspect.signature(function).parameters.values() if a.name != "self"]

def by_position(kind):
    # Each place of the call is changed by itself: the attribute that then differs is the argument that stands there.
    first = {"input_size": 5, "hidden_size": 6, "num_layers": 2, "nonlinearity": "tanh", "bias": True,
             "batch_first": False, "dropout": 0.0, "bidirectional": False, "proj_size": 0}
    other = {"input_size": 7, "hidden_size": 8, "num_layers": 3, "nonlinearity": "relu", "bias": False,
             "batch_first": True, "dropout": 0.5, "bidirectional": True, "proj_size": 2}
    names = [name for name in first if kind is nn.RNN or name != "nonlinearity"]
    plain, found = kind(*(first[name] for name in names)), []
    for place in names:
        layer = kind(*((other if name == place else first)[name] for name in names))
        found += [name for name in names if getattr(layer, name) != getattr(plain, name)]
    layer = kind(input_size=5, hidden_size=6)
    unsaid = {"input_size", "hidden_size"}
    return [[name, None if name in unsaid else repr(getattr(layer, name))] for name in found]

layers = {kind.__name__: by_position(kind) for kind in (nn.RNN, nn.LSTM, nn.GRU)}
for name, arguments in layers.items():
    arguments += [["device", "None"], ["dtype", "None"]]
cells = {kind.__name__: signature(kind) for kind in (nn.RNNCell, nn.LSTMCell, nn.GRUCell)}
names = [name for name in rnn.__all__ if name.startswith(("pack_", "pad_", "unpack_", "unpad_"))]
print(json.dumps([layers, cells, {name: signature(getattr(rnn, name)) for name in names}]))
"""


@pytest.fixture(scope="module")
def torch_says():
    ran = subprocess.run([sys.executable, "-c", FIND], capture_output=True, text=True, check=True)
    layers, cells, functions = json.loads(ran.stdout)
    return {**layers, **cells, **functions}


def stated(language: str, page: str, heading: str = "") -> list[list]:
    """The arguments of the last table under a heading, or of the page's last, each with its default or None."""
    text = (ROOT / "docs" / language / "reference" / f"{page}.md").read_text()
    if heading:
        text = text.split(f"\n{heading}\n")[1].split("\n#")[0]
    tables = re.findall(r"(?:^\|.*\n)+", text, re.M)
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in tables[-1].splitlines()[2:]]
    arguments = []
    for cells in rows:
        name, default = cells[-3:-1]
        [name] = re.findall(r"`(\w+)`", name)
        arguments.append([name, repr(ast.literal_eval(default.strip("`"))) if default else None])
    return arguments


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page, module", [("rnn", "RNN"), ("lstm", "LSTM"), ("gru", "GRU")])
def test_a_layers_arguments_stand_where_they_are_taken(torch_says, language, page, module):
    assert stated(language, page) == torch_says[module]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", ["RNNCell", "LSTMCell", "GRUCell"])
def test_a_cells_arguments_are_those_of_its_signature(torch_says, language, module):
    has = {name for name, _ in torch_says[module]}
    assert [row for row in stated(language, "cells") if row[0] in has] == torch_says[module]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_packing_function_is_there_with_its_arguments(torch_says, language):
    functions = {name: arguments for name, arguments in torch_says.items() if "_" in name}
    assert {name: stated(language, "packing", f"### `{name}`") for name in functions} == functions
    assert len(functions) == 6
