import torch
from torch import nn

batch_size, input_size, hidden_size = 1, 3, 4
cell = nn.LSTMCell(input_size, hidden_size)
x_t = torch.zeros(batch_size, input_size)

for name, input_bias in (("i near 0", -20.0), ("i near 1", 20.0)):
    with torch.no_grad():
        for parameter in cell.parameters():
            parameter.zero_()
        b_i, b_f, b_g, b_o = cell.bias_ih.chunk(4)  # (hidden_size,) each
        b_i.fill_(input_bias)
        b_f.fill_(20.0)
        b_g.fill_(20.0)
        state = torch.zeros(batch_size, hidden_size), torch.ones(batch_size, hidden_size)
        kept = []
        for _ in range(5):
            state = h_t, c_t = cell(x_t, state)  # (batch_size, hidden_size) each
            kept.append(c_t[0, 0].item())
    print(f"f near 1, {name}, c:", *(f"{value:.3f}" for value in kept))
    print("  c stays as it was:", all(abs(value - 1) < 1e-3 for value in kept))
