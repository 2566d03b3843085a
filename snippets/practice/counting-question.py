import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, doubled_size = 3, 4, 8
small = nn.LSTM(input_size, hidden_size)
large = nn.LSTM(input_size, doubled_size)

for name, parameter in small.named_parameters():
    doubled = large.get_parameter(name)
    times = doubled.numel() / parameter.numel()
    print(f"{name}: {tuple(parameter.shape)} to {tuple(doubled.shape)}, {times:.0f} times as many")
