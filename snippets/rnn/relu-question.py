import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

by_position = nn.RNN(input_size, hidden_size, 1, "relu")
output, hn = by_position(x_seq)
print("output:", output.shape, " hn:", hn.shape)

for fourth in ("sigmoid", False):
    try:
        nn.RNN(input_size, hidden_size, 1, fourth)
    except ValueError as error:
        print("ValueError:", error)
