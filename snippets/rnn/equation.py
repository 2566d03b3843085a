import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
with torch.no_grad():
    output, hn = rnn(x_seq)

    W_ih, W_ih_T = rnn.weight_ih_l0, rnn.weight_ih_l0.T
    W_hh, W_hh_T = rnn.weight_hh_l0, rnn.weight_hh_l0.T
    b_ih, b_hh = rnn.bias_ih_l0, rnn.bias_hh_l0

    x_t = x_seq[1]  # (batch_size, input_size)
    h_prev = output[0]  # (batch_size, hidden_size)
    from_input = x_t @ W_ih_T  # (batch_size, hidden_size)
    from_past = h_prev @ W_hh_T  # (batch_size, hidden_size)
    h_t = torch.tanh(from_input + b_ih + from_past + b_hh)  # (batch_size, hidden_size)

print("h_t:      ", h_t)
print("output[1]:", output[1])
print("W_ih:", W_ih.shape, " W_ih_T:", W_ih_T.shape)
print("W_hh:", W_hh.shape, " W_hh_T:", W_hh_T.shape)
print("W_hh_T equals W_hh:", torch.equal(W_hh_T, W_hh))
column = W_ih @ x_t.T  # (hidden_size, batch_size)
print("W x, turned, is x W^T:", torch.allclose(column.T, from_input, atol=1e-6))
