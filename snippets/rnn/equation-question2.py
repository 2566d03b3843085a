import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
h0 = torch.zeros(1, batch_size, hidden_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq, h0)
    x_t, h_prev = x_seq[1], output[0]  # (batch_size, input_size), (batch_size, hidden_size)
    joined = torch.cat([x_t, h_prev], dim=1)  # (batch_size, input_size + hidden_size)
    W = torch.cat([rnn.weight_ih_l0, rnn.weight_hh_l0], dim=1)  # (hidden_size, input_size + hidden_size)
    h_t = torch.tanh(joined @ W.T + rnn.bias_ih_l0 + rnn.bias_hh_l0)  # (batch_size, hidden_size)

print("joined:", joined.shape, " W:", W.shape)
print("h_t equals output[1]:", torch.allclose(h_t, output[1], atol=1e-6))
