import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h0 = torch.randn(1, batch_size, hidden_size)

update_bias = gru.bias_ih_l0[hidden_size : 2 * hidden_size]  # (hidden_size,)
with torch.no_grad():
    update_bias.fill_(100.0)
    output, hn = gru(x_seq, h0)

print("update_bias:", update_bias.shape)
print("output:     ", output.shape)
print("each step equals h0[0]:", all(torch.allclose(h_t, h0[0], atol=1e-5) for h_t in output))
