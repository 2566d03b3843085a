import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4

for kind, gates in ((nn.RNN, 1), (nn.GRU, 3), (nn.LSTM, 4)):
    layer = kind(input_size, hidden_size, num_layers=1)
    textbook = gates * (hidden_size * (input_size + hidden_size) + hidden_size)
    param_count = sum(parameter.numel() for parameter in layer.parameters())
    missing = param_count - textbook
    print(f"{kind.__name__:4}  textbook {textbook:3}  numel {param_count:3}  missing {missing:2}  "
          f"as many as in bias_hh_l0: {missing == layer.bias_hh_l0.numel()}")
