import inspect
import re
import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", "LSTM with projections")
torch.manual_seed(0)
seq_len, batch, num_layers, num_directions, hidden_size = 7, 3, 2, 2, 6
x_seq = torch.randn(seq_len, batch, 5)
LAYERS, CELLS = (nn.RNN, nn.LSTM, nn.GRU), (nn.RNNCell, nn.LSTMCell, nn.GRUCell)
docs = {kind: inspect.getdoc(kind) for kind in (*LAYERS, *CELLS)}

print("Defaults, as stated and as taken")
for kind, doc in docs.items():
    arguments = re.search(r"^Args:\n((?: .*\n|\n)+)", doc, re.M)[1]
    stated = re.findall(r"^ {4}(\w+): (?:.|\n)*?(?=^ {4}\w|\Z)", arguments, re.M)
    defaults = {}
    for name in stated:
        text = re.search(rf"^ {{4}}{name}: ((?:.|\n)*?)(?=^ {{4}}\w|\Z)", arguments, re.M)[1]
        if default := re.search(r"Default:\s+`*([^`\s]+)`*", text):
            defaults[name] = eval(default[1])
    module = kind(5, 6)
    right = [name for name, default in defaults.items() if getattr(module, name) == default]
    print(f"  nn.{kind.__name__}: {len(right)} of {len(defaults)} hold:", *right)

print("The order that batch_first gives to input and output, and not to the state")
for kind in LAYERS:
    (orders,) = re.findall(r"as `\((.*?)\)` instead of `\((.*?)\)`", re.sub(r"\s+", " ", docs[kind]))
    for first, order in zip((True, False), orders):
        into, out = ([{"batch": batch, "seq": seq_len}.get(axis, width) for axis in order.split(", ")]
                     for width in (5, hidden_size))
        output, last = kind(5, hidden_size, batch_first=first)(torch.randn(into))
        states = last if kind is nn.LSTM else [last]
        right = list(output.shape) == out and all(state.shape[1] == batch for state in states)
        print(f"  nn.{kind.__name__}, batch_first={first}: ({order}); holds: {right}")

print("Names of what goes in, as stated and as taken")
for kind, doc in docs.items():
    stated = re.search(r"^Inputs: (.*)$", doc, re.M)[1]
    taken = list(inspect.signature(kind.forward).parameters)[1:]
    print(f"  nn.{kind.__name__}: {stated}; taken: {', '.join(taken)}; the same: {stated.split(', ') == taken}")

print("Initial values")
for kind, doc in docs.items():
    (bound,) = re.findall(r"k = \\frac\{1\}\{\\text\{(\w+)\\_(\w+)\}\}", doc)
    module = kind(5, 6)
    k = 1 / getattr(module, "_".join(bound))
    inside = all(parameter.abs().max().item() <= k**0.5 for parameter in module.parameters())
    print(f"  nn.{kind.__name__}: k = 1/{'_'.join(bound)}, every parameter is within: {inside}")

print("Whose hidden state comes from the step before")
rnn = nn.RNN(5, hidden_size, num_layers)
with torch.no_grad():
    output, _ = rnn(x_seq)
    below = nn.RNN(5, hidden_size, num_layers - 1)
    below.load_state_dict({name: rnn.state_dict()[name] for name in below.state_dict()})
    lower, _ = below(x_seq)
    cell, top = nn.RNNCell(hidden_size, hidden_size), num_layers - 1
    cell.load_state_dict({name: rnn.state_dict()[f"{name}_l{top}"] for name in cell.state_dict()})
    own, other = (torch.allclose(cell(lower[1], h), output[1], atol=1e-6) for h in (output[0], lower[0]))
for kind in LAYERS:
    said = re.sub(r"\s+", " ", docs[kind])
    of = re.search(r"hidden state of the ((?:\w+ )?layer) at time", said)[1]
    print(f"  nn.{kind.__name__}: the {of}; holds: {other if of.startswith('previous') else own}")

print("Splitting the output by direction")
for kind, named in ((nn.RNN, {}), (nn.GRU, {}), (nn.LSTM, {}), (nn.LSTM, {"proj_size": 2})):
    (idiom,) = re.findall(r"``(output\.view\(.*?\))``", docs[kind])
    output, _ = kind(5, hidden_size, bidirectional=True, **named)(x_seq)
    try:
        split = eval(idiom)
        holds = torch.equal(split[:, :, 0], output[..., :hidden_size])
    except RuntimeError:
        holds = False
    print(f"  nn.{kind.__name__}", *(f"with {name}" for name in named), f"{idiom}; holds: {holds}")
