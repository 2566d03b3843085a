import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_layers = 3
num_directions = 2
x_asked = torch.randn(batch_size, seq_len, input_size)
gru_asked = nn.GRU(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
h0_asked = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output_asked, hn_asked = gru_asked(x_asked, h0_asked)

print("h0_asked:", h0_asked.shape, " hn_asked:", hn_asked.shape)
