import inspect
from typing import get_overloads

import torch
from torch import nn

signature = inspect.signature(get_overloads(nn.LSTM.__init__)[0])
print("PyTorch states:", *list(signature.parameters.values())[1:], sep="\n    ")

places = {
    "input_size": (5, 7),
    "hidden_size": (6, 8),
    "num_layers": (2, 3),
    "bias": (True, False),
    "batch_first": (False, True),
    "dropout": (0.0, 0.5),
    "bidirectional": (False, True),
    "proj_size": (0, 2),
}
plain = nn.LSTM(*(first for first, _ in places.values()))
found = []
for place in places:
    layer = nn.LSTM(*(values[name == place] for name, values in places.items()))
    found += [name for name in places if getattr(layer, name) != getattr(plain, name)]
print("by position, each found by changing it:", *found, sep="\n    ")
print("in this order, one a place:", found == list(places))
layer = nn.LSTM(*(first for first, _ in places.values()), "cpu", torch.float64)
print("then device and dtype:", layer.weight_ih_l0.dtype == torch.float64)
