import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
h_t = torch.zeros(batch_size, hidden_size)  # (batch_size, hidden_size)

with torch.no_grad():
    W_ih_T, b_ih = rnn.weight_ih_l0.T, rnn.bias_ih_l0
    W_hh_T, b_hh = rnn.weight_hh_l0.T, rnn.bias_hh_l0
    for step, x_t in enumerate(x_seq, start=1):  # (batch_size, input_size)
        h_prev = h_t  # (batch_size, hidden_size)
        from_x = x_t @ W_ih_T + b_ih  # (batch_size, hidden_size)
        from_h = h_prev @ W_hh_T + b_hh  # (batch_size, hidden_size)
        s_t = from_x + from_h  # (batch_size, hidden_size)
        h_t = torch.tanh(s_t)  # (batch_size, hidden_size)
        print("t =", step)
        print("  x_t:                 ", x_t)
        print("  x_t W_ih^T + b_ih:   ", from_x)
        print("  h_prev W_hh^T + b_hh:", from_h)
        print("  h_t:                 ", h_t)
