"""The manual on trial: no statement of PyTorch's docstrings is lost unseen, and a wrong one is called wrong."""

import inspect
import os
import re
import subprocess
import sys

import pytest
from conftest import FRESH, ROOT
from torch import nn

STATEMENTS = {
    "layers": {"nn.RNN": 15, "nn.LSTM": 27, "nn.GRU": 15},
    "cells": {"nn.RNNCell": 11, "nn.LSTMCell": 14, "nn.GRUCell": 10},
    "packing": {
        "pack_padded_sequence": 2,
        "pad_packed_sequence": 2,
        "pad_sequence": 3,
        "pack_sequence": 1,
        "unpad_sequence": 0,
        "unpack_sequence": 0,
    },
    "when": {"nn.RNN": 2, "nn.LSTM": 9, "nn.GRU": 2},
}
# What the page says is wrong or missing. Where PyTorch has mended it, the page has to change too: docs/*/reference/manual.md
FAULTS = {
    "words": [
        r"nn\.RNN: the previous layer; holds: False",
        r"nn\.LSTM with proj_size .*; holds: False",
        r"nn\.LSTM: input, .*; the same: False",
        r"nn\.GRU: input, .*; the same: False",
        *(rf"nn\.{cell}: input, .*; the same: False" for cell in ("RNNCell", "LSTMCell", "GRUCell")),
    ],
    "code": [r"equal in all: True", r"backward raises RuntimeError", r"equal with nonlinearity='relu': False"],
    "packing": [r"turned its argument: True\n  its text says so: False", r"padding on the left: False"],
    "layers": [
        r"left out: weight_ih_l\[k\]_reverse(?:.|\n)*left out: none(?:.|\n)*left out: weight_ih_l\[k\]_reverse",
        r"say when: h_0 ",
    ],
}


SCRIPT = """
import os
from torch import nn
from torch.nn.utils import rnn
os.dup2(os.open(__file__ + ".stderr", os.O_WRONLY | os.O_CREAT), 2)
for old, new in {changes}.items():
    {what}.__doc__ = {what}.__doc__.replace(old, new)
exec(compile(open({path!r}).read(), {path!r}, "exec"))
"""


def script(name: str, what: str = "nn", changes: dict[str, str] | None = None) -> str:
    """A script of the page, run after PyTorch says something else of `what`."""
    path = ROOT / "snippets" / "reference" / f"manual-{name}.py"
    return SCRIPT.format(changes=changes or {}, what=what, path=str(path))


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, str]:
    """What each script of the page prints, and what it prints where something wrong was planted."""
    folder = tmp_path_factory.mktemp("manual")
    scripts = {name: script(name) for name in ("layers", "cells", "packing", "when", "words", "code")}
    scripts |= {f"{name}, planted": script(name, what, changes) for name, (changes, what, _) in PLANTED.items()}
    paths = [folder / f"{number}.py" for number in range(len(scripts))]
    for path, text in zip(paths, scripts.values()):
        path.write_text(text)
    one_thread = os.environ | {"OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, FRESH, folder, *paths], env=one_thread, check=True, timeout=300)
    assert [path.with_name(f"{path.name}.stderr").read_text() for path in paths] == [""] * len(paths)
    return {name: (folder / str(number)).read_text() for number, name in enumerate(scripts)}


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_is_lost(printed, name):
    read = {
        what: int(count) for what, count in re.findall(r"^([\w.]+): (\d+) (?:statements|sizes)", printed[name], re.M)
    }
    assert read.keys() == STATEMENTS[name].keys()
    for what, count in STATEMENTS[name].items():
        assert read[what] >= count, f"{what} states fewer shapes than before, or they can no longer be read"
    assert len(re.findall(r"^  (?:holds|WRONG|never tried) ", printed[name], re.M)) == sum(read.values())
    assert set(re.findall(r"could not read: (.*)", printed[name])) == {"[]"}


@pytest.mark.parametrize("name", STATEMENTS)
def test_every_shape_that_is_stated_holds(printed, name):
    assert not re.findall(r"^  (?:WRONG|never tried) .*", printed[name], re.M)


def test_nothing_that_looks_like_a_shape_is_passed_over(printed):
    """Whatever a module's docstring has in brackets, with a comma, one of the scripts speaks of it."""
    told = "".join(text for name, text in printed.items() if "planted" not in name)
    for module in nn.RNN, nn.LSTM, nn.GRU, nn.RNNCell, nn.LSTMCell, nn.GRUCell:
        found = re.findall(r"`\(([^`]*,[^`]*)\)`", inspect.getdoc(module) or "")
        plain = {re.sub(r"\\text\{([^}]*)\}|_\{(\w+)\}", plainly, one).replace("\\_", "_") for one in found}
        assert plain and not [one for one in plain if f"({one})" not in told], module


def plainly(tex: re.Match) -> str:
    return tex[1] or f"_{tex[2]}"


@pytest.mark.parametrize("name", FAULTS)
def test_what_the_page_calls_wrong_or_missing_still_is(printed, name):
    gone = [fault for fault in FAULTS[name] if not re.search(fault, printed[name])]
    assert not gone, "PyTorch has changed its words: see what the page says under Wrong or missing"


PLANTED = {
    "layers": (
        {r"(N, L, D * H_{out})": r"(L, N, D * H_{out})", "`(3*hidden_size, hidden_size)`": "`(3*hidden_size, width)`"},
        "nn.GRU",
        [
            "WRONG   0 of  12: output (L, N, D * H_out), batch_first=True",
            "nn.GRU: 14 statements",
            "could not read: ['weight_hh_l[k] (3*hidden_size, width)']",
        ],
    ),
    "cells": (
        {"`(3*hidden_size, hidden_size)`": "`(hidden_size, 3*hidden_size)`"},
        "nn.GRUCell",
        ["WRONG 0 of 4: Attributes: weight_hh (hidden_size, 3*hidden_size)"],
    ),
    "packing": (
        {"``L x *``": "``L x W x *``", "``T x B x *``": "``B x T x *``"},
        "rnn.pad_sequence",
        ["pad_sequence: 1 sizes", "could not read: ['L x W x *']"],
    ),
    "when": (
        {
            "Only present when ``proj_size > 0``": "Only present when ``bidirectional=True``",
            "PackedSequence` has been given": "PackedSequence` was given",
        },
        "nn.LSTM",
        ["WRONG  16 of  32: weight_hr_l[k] only present when bidirectional = True", "nn.LSTM: 8 statements"],
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_wrong_statement_is_called_wrong_and_an_unreadable_one_is_named(printed, name):
    _, _, told = PLANTED[name]
    assert not [one for one in told if one not in printed[f"{name}, planted"]], printed[f"{name}, planted"]
