import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_layers = 3
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
stack = nn.RNN(input_size, hidden_size, num_layers, bidirectional=True)
h0_stack = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output, hn_stack = stack(x_seq, h0_stack)

print("h0_stack:", h0_stack.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("hn_stack:", hn_stack.shape)  # (num_layers * num_directions, batch_size, hidden_size)
