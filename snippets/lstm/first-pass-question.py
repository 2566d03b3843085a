import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
num_layers = 2
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
stack = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)

output_stack, (hn_stack, cn_stack) = stack(x_seq)

print("output_stack:", output_stack.shape)
print("hn_stack:    ", hn_stack.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("cn_stack:    ", cn_stack.shape)  # (num_layers * num_directions, batch_size, hidden_size)
