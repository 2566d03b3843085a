import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 6, 3, 2, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
projected = nn.LSTM(input_size, hidden_size, proj_size=proj_size)
with torch.no_grad():
    output, (hn, cn) = projected(x_seq)
    W_ih, W_hh, b_ih, b_hh, W_hr = projected.parameters()
    h_t, c_t = torch.zeros(batch_size, proj_size), torch.zeros(batch_size, hidden_size)
    by_hand = torch.zeros(seq_len, batch_size, proj_size)
    for t, x_t in enumerate(x_seq):
        gates = x_t @ W_ih.T + b_ih + h_t @ W_hh.T + b_hh  # (batch_size, 4 * hidden_size)
        i_t, f_t, g_t, o_t = gates.chunk(4, dim=1)  # (batch_size, hidden_size)
        c_t = f_t.sigmoid() * c_t + i_t.sigmoid() * g_t.tanh()  # (batch_size, hidden_size)
        wide_h_t = o_t.sigmoid() * c_t.tanh()  # (batch_size, hidden_size)
        by_hand[t] = h_t = wide_h_t @ W_hr.T  # (batch_size, proj_size)

print("wide_h_t:", wide_h_t.shape, " h_t:", h_t.shape, " c_t:", c_t.shape)
print("largest difference, by_hand and output:", (by_hand - output).abs().max().item())
try:
    wide_h_t @ W_hh.T
except RuntimeError as error:
    print("RuntimeError:", error)
