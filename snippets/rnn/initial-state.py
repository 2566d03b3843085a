import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
num_layers = 1
num_directions = 1

x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size, num_layers=num_layers)
h0 = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output, hn = rnn(x_seq, h0)
output_without_h0, hn_without_h0 = rnn(x_seq)

print("h0:", h0)
print("h0:", h0.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("same output without h0:", torch.equal(output, output_without_h0))
print("same hn without h0:    ", torch.equal(hn, hn_without_h0))
