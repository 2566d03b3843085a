import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq)
    x_t, h_prev = x_seq[1], output[0]  # (batch_size, input_size), (batch_size, hidden_size)
    right = h_prev @ rnn.weight_hh_l0.T  # (batch_size, hidden_size)
    forgotten = h_prev @ rnn.weight_hh_l0  # (batch_size, hidden_size)

print("right:    ", right.shape, right)
print("forgotten:", forgotten.shape, forgotten)
try:
    x_t @ rnn.weight_ih_l0
except RuntimeError as error:
    print("RuntimeError:", error)
