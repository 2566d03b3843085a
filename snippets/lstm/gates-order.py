from itertools import permutations

import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
x_t = torch.randn(batch_size, input_size)
h_prev, c_prev = torch.randn(2, batch_size, hidden_size)  # (batch_size, hidden_size) each
zeros = torch.zeros(batch_size, hidden_size)

print("orders:", len(list(permutations("ifgo"))))
for h, c in ((h_prev, c_prev), (h_prev, zeros), (zeros, c_prev), (zeros, zeros)):
    with torch.no_grad():
        _, (hn, cn) = lstm(x_t.unsqueeze(0), (h.unsqueeze(0), c.unsqueeze(0)))
        from_input = x_t @ lstm.weight_ih_l0.T + lstm.bias_ih_l0  # (batch_size, 4 * hidden_size)
        from_past = h @ lstm.weight_hh_l0.T + lstm.bias_hh_l0  # (batch_size, 4 * hidden_size)
        blocks = (from_input + from_past).chunk(4, dim=1)
    fits = []
    for order in permutations("ifgo"):
        a = dict(zip(order, blocks))
        c_t = a["f"].sigmoid() * c + a["i"].sigmoid() * a["g"].tanh()
        h_t = a["o"].sigmoid() * c_t.tanh()
        if torch.allclose(h_t, hn[0], atol=1e-6) and torch.allclose(c_t, cn[0], atol=1e-6):
            fits.append(" ".join(order))
    print(f"h zero: {int(not h.any())}, c zero: {int(not c.any())}, orders that fit: {fits}")
    print("  i f g o alone fits:", fits == ["i f g o"])
