import torch
from torch import nn

torch.manual_seed(0)

seq_len = 5
batch_size = 1
input_size = 3
hidden_size = 4

x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)

output, hn = rnn(x_seq, h0)

print(x_seq)
print("x_seq: ", x_seq.shape)  # (seq_len, batch_size, input_size)
print("output:", output.shape)  # (seq_len, batch_size, hidden_size)
print("hn:    ", hn.shape)  # (1, batch_size, hidden_size)
