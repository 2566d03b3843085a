import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, num_layers, num_directions = 3, 4, 2, 2


def by_formula(gates):
    count = 0
    for layer_index in range(num_layers):
        features = input_size if layer_index == 0 else num_directions * hidden_size
        weights = gates * hidden_size * (features + hidden_size)
        biases = 2 * gates * hidden_size
        count += num_directions * (weights + biases)
    return count


for module, gates in ((nn.RNN, 1), (nn.GRU, 3), (nn.LSTM, 4)):
    layer = module(input_size, hidden_size, num_layers, bidirectional=num_directions == 2)
    param_count = sum(parameter.numel() for parameter in layer.parameters())
    print(f"{module.__name__:4}  numel: {param_count}  by formula: {by_formula(gates)}")

lstm = layer
for name in ("weight_ih_l0", "weight_ih_l1", "weight_hh_l0", "bias_ih_l0"):
    print(f"{name}: {tuple(getattr(lstm, name).shape)}")
