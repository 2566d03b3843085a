import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4

rnn = nn.RNN(input_size, hidden_size)
x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
output, hn = rnn(x_seq)

print("x_seq", x_seq.shape)
print("output", output.shape)
print("hn", hn.shape)
