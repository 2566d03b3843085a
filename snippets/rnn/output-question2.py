import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size, num_layers=1)
h0 = torch.zeros(1, batch_size, hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq, h0)
    before = torch.cat([h0, output[:-1]])  # (seq_len, batch_size, hidden_size)

    from_x = x_seq @ rnn.weight_ih_l0.T + rnn.bias_ih_l0
    from_h = before @ rnn.weight_hh_l0.T + rnn.bias_hh_l0
    again = torch.tanh(from_x + from_h)  # (seq_len, batch_size, hidden_size)

print("before:", before.shape)
print("before gives output again:", torch.allclose(again, output, atol=1e-6))
