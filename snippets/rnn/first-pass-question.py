import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 2, 3, 4
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
x_longer = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)

output_longer, hn_longer = rnn(x_longer)

print("output_longer:", output_longer.shape)  # (seq_len, batch_size, hidden_size)
print("hn_longer:    ", hn_longer.shape)  # (1, batch_size, hidden_size)
