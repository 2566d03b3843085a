import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
num_layers = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
stack = nn.RNN(input_size, hidden_size, num_layers, nonlinearity="relu")

output_stack, hn_stack = stack(x_seq)

print("hn_stack:", hn_stack.shape)  # (num_layers, batch_size, hidden_size)
print("smallest in hn_stack:", hn_stack.min().item())
