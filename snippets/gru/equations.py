import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)
with torch.no_grad():
    output, hn = gru(x_seq, h0)

    W_ir, W_iz, W_in = gru.weight_ih_l0.chunk(3)  # (hidden_size, input_size)
    W_hr, W_hz, W_hn = gru.weight_hh_l0.chunk(3)  # (hidden_size, hidden_size)
    b_ir, b_iz, b_in = gru.bias_ih_l0.chunk(3)  # (hidden_size,)
    b_hr, b_hz, b_hn = gru.bias_hh_l0.chunk(3)  # (hidden_size,)
    h_t = h0[0]  # (batch_size, hidden_size)
    by_hand = torch.zeros(seq_len, batch_size, hidden_size)
    for step, x_t in enumerate(x_seq):  # (batch_size, input_size)
        r_t = torch.sigmoid(x_t @ W_ir.T + b_ir + h_t @ W_hr.T + b_hr)
        z_t = torch.sigmoid(x_t @ W_iz.T + b_iz + h_t @ W_hz.T + b_hz)
        n_t = torch.tanh(x_t @ W_in.T + b_in + r_t * (h_t @ W_hn.T + b_hn))
        h_t = (1 - z_t) * n_t + z_t * h_t  # (batch_size, hidden_size)
        by_hand[step] = h_t

print("weight_ih_l0:", gru.weight_ih_l0.shape, " weight_hh_l0:", gru.weight_hh_l0.shape)
print("largest difference, by_hand and output:", (by_hand - output).abs().max().item())
