import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers)
output_gru, hn_gru = gru(x_seq)

print("output_gru:", output_gru.shape)  # (seq_len, batch_size, hidden_size)
print("hn_gru:    ", hn_gru.shape)  # (num_layers, batch_size, hidden_size)
print("weight_ih_l0:", gru.weight_ih_l0.shape)  # (3 * hidden_size, input_size)
print("weight_ih_l3:", gru.weight_ih_l3.shape)  # (3 * hidden_size, hidden_size)
