import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_layers, num_directions = 5, 8, 3, 6, 2, 2
lstm = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)
h0 = nn.Parameter(torch.zeros(num_layers * num_directions, 1, hidden_size))
c0 = nn.Parameter(torch.zeros(num_layers * num_directions, 1, hidden_size))

x_seq = torch.randn(seq_len, batch_size, input_size)
state = tuple(part.expand(-1, batch_size, -1).contiguous() for part in (h0, c0))
output, (hn, cn) = lstm(x_seq, state)
output.sum().backward()
print("h0:", h0.shape, " given:", state[0].shape)  # h0: (num_layers * num_directions, 1, hidden_size)
print("h0.grad:", h0.grad.shape, " c0.grad:", c0.grad.shape)
