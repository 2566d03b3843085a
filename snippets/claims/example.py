import torch
from torch import nn

torch.manual_seed(0)

seq_len, batch_size, input_size, hidden_size, num_layers = 7, 2, 3, 5, 4

x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers)
output, hn = rnn(x_seq)

W_ih = rnn.weight_ih_l0  # (hidden_size, input_size)
W_ih_T = W_ih.T  # (input_size, hidden_size)
param_count = sum(parameter.numel() for parameter in rnn.parameters())

print("x_seq: ", x_seq.shape)
print("output:", output.shape)  # (seq_len, batch_size, hidden_size)
print("hn:    ", hn.shape)  # (num_layers, batch_size, hidden_size)
print("W_ih:  ", W_ih.shape, " W_ih_T:", W_ih_T.shape)
print("parameters:", param_count)
