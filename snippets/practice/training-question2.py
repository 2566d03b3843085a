import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 4, 6
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
weight = gru.weight_hh_l0  # (3 * hidden_size, hidden_size)

gru(x_seq)[0].pow(2).mean().backward()
once = weight.grad.clone()  # (3 * hidden_size, hidden_size)
gru(x_seq)[0].pow(2).mean().backward()
print("twice as large after the second:", torch.allclose(weight.grad, 2 * once))

gru.zero_grad()
gru(x_seq)[0].pow(2).mean().backward()
print("as after the first, with zero_grad():", torch.allclose(weight.grad, once))
