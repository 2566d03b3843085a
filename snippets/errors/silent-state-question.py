import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
num_layers = 2
num_directions = 2
gru_asked = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
_, hn_asked = gru_asked(torch.randn(seq_len, batch_size, input_size))

by_layer = hn_asked.view(num_layers, num_directions, batch_size, hidden_size)
summary = torch.cat([by_layer[-1, 0], by_layer[-1, 1]], dim=-1)
print("hn_asked:", hn_asked.shape, " by_layer:", by_layer.shape)
print("summary:", summary.shape)
