from itertools import permutations

import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
x_t = torch.randn(batch_size, input_size)
h_prev, c_prev = torch.randn(2, batch_size, hidden_size)  # (batch_size, hidden_size) each

with torch.no_grad():
    _, (hn, cn) = lstm(x_t.unsqueeze(0), (h_prev.unsqueeze(0), c_prev.unsqueeze(0)))
    from_input = x_t @ lstm.weight_ih_l0.T + lstm.bias_ih_l0
    from_past = h_prev @ lstm.weight_hh_l0.T + lstm.bias_hh_l0
    blocks = (from_input + from_past).chunk(4, dim=1)  # (batch_size, hidden_size) each

orders = list(permutations("ifgo"))
print("orders tried:", len(orders))
for order in orders:
    a = dict(zip(order, blocks))
    c_t = a["f"].sigmoid() * c_prev + a["i"].sigmoid() * a["g"].tanh()
    h_t = a["o"].sigmoid() * c_t.tanh()
    difference = max((h_t - hn[0]).abs().max().item(), (c_t - cn[0]).abs().max().item())
    if difference < 1e-5:
        print("order that fits:", *order, " largest difference:", difference)
