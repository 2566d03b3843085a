import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
cell = nn.RNNCell(input_size=input_size, hidden_size=hidden_size)
x_one = torch.randn(seq_len, input_size)  # (seq_len, input_size)
x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)

h_one = cell(x_one)  # (seq_len, hidden_size)
print("h_one:", h_one.shape)

try:
    cell(x_seq)
except ValueError as error:
    print("ValueError:", error)
