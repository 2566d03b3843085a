import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
num_layers = 1
num_directions = 1

x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size, num_layers=num_layers)
h0 = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output, hn = gru(x_seq, h0)
output_without, hn_without = gru(x_seq)

print("output:", output.shape)  # (seq_len, batch_size, hidden_size)
print("hn:    ", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("hn[-1] equals output[-1]:", torch.equal(hn[-1], output[-1]))
print("same output without h0:  ", torch.equal(output, output_without))
