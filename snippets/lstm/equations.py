import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)
c0 = torch.zeros(1, batch_size, hidden_size)
with torch.no_grad():
    output, (hn, cn) = lstm(x_seq, (h0, c0))

    W_ii, W_if, W_ig, W_io = lstm.weight_ih_l0.chunk(4)  # (hidden_size, input_size)
    W_hi, W_hf, W_hg, W_ho = lstm.weight_hh_l0.chunk(4)  # (hidden_size, hidden_size)
    b_ii, b_if, b_ig, b_io = lstm.bias_ih_l0.chunk(4)  # (hidden_size,)
    b_hi, b_hf, b_hg, b_ho = lstm.bias_hh_l0.chunk(4)  # (hidden_size,)
    h_t, c_t = h0[0], c0[0]  # (batch_size, hidden_size) each
    by_hand = torch.zeros(seq_len, batch_size, hidden_size)
    for step, x_t in enumerate(x_seq):  # (batch_size, input_size)
        i_t = torch.sigmoid(x_t @ W_ii.T + b_ii + h_t @ W_hi.T + b_hi)
        f_t = torch.sigmoid(x_t @ W_if.T + b_if + h_t @ W_hf.T + b_hf)
        g_t = torch.tanh(x_t @ W_ig.T + b_ig + h_t @ W_hg.T + b_hg)
        o_t = torch.sigmoid(x_t @ W_io.T + b_io + h_t @ W_ho.T + b_ho)
        c_t = f_t * c_t + i_t * g_t  # (batch_size, hidden_size)
        h_t = o_t * torch.tanh(c_t)  # (batch_size, hidden_size)
        by_hand[step] = h_t

print("largest difference, by_hand and output:", (by_hand - output).abs().max().item())
print("largest difference, c_t and cn[0]:     ", (c_t - cn[0]).abs().max().item())
