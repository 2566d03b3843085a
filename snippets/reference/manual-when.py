import inspect
import re
import warnings
from itertools import product

import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_sequence

warnings.filterwarnings("ignore", "LSTM with projections")
torch.manual_seed(0)
hidden_size = 6
x_seqs = [torch.randn(length, 5) for length in (4, 2, 1)]
OPTIONS = {"num_layers": (1, 3), "bidirectional": (False, True), "batch_first": (False, True), "proj_size": (0, 2)}
STATED = {
    "PackedSequence` has been given as the input, the output will also be a packed sequence": lambda module: isinstance(
        module(pack_sequence(x_seqs))[0], PackedSequence
    ),
    "`batch_first` argument is ignored for unbatched inputs": lambda module: (
        module(x_seqs[0])[0].shape[0] == len(x_seqs[0])
    ),
}


def tried(kind):
    for values in product(*OPTIONS.values()):
        arguments = dict(zip(OPTIONS, values))
        if kind is not nn.LSTM and arguments.pop("proj_size"):
            continue  # only an LSTM has projections
        yield arguments, kind(5, hidden_size, **arguments)


def smaller_is_accepted(proj_size):
    try:
        nn.LSTM(5, hidden_size, proj_size=proj_size)
    except ValueError:
        return proj_size >= hidden_size
    return proj_size < hidden_size


for kind in (nn.RNN, nn.LSTM, nn.GRU):
    doc, found = re.sub(r"\s+", " ", inspect.getdoc(kind).replace("``", "`")), {}
    modules = [*tried(kind)]
    for name, reverse, text in re.findall(
        r"(\w+_l)\[k\](\w*) ?: (?:(?!_l\[k\]\w* ?: ).)*?Only present when (.*?)\.", doc
    ):
        needed = [f"{option} {sign} {value}" for option, sign, value in re.findall(r"`(\w+) ?(=|>) ?(\w+)`", text)]
        condition = " and ".join(needed)
        found[f"{name}[k]{reverse} only present when {condition}"] = [
            (f"{name}{k}{reverse}" in module.state_dict()) == eval(condition.replace("=", "=="), dict(arguments))
            for arguments, module in modules
            for k in range(arguments["num_layers"])
        ]
    for said, holds in STATED.items():
        if said in doc:
            found[said.replace("`", "")] = [holds(module) for _, module in modules]
    if (said := "`proj_size` should be smaller than `hidden_size`") in doc:
        found[said.replace("`", "")] = list(map(smaller_is_accepted, range(1, 2 * hidden_size)))
    print(f"nn.{kind.__name__}: {len(found)} statements")
    for said, right in found.items():
        print(f"  {'holds' if all(right) else 'WRONG'} {sum(right):3} of {len(right):3}: {said}")
    print("  every statement holds:", all(map(all, found.values())))
    read = sum("only present" in said for said in found)
    print("  could not read:", re.findall(r"Only present when .*?\.", doc)[read:])
