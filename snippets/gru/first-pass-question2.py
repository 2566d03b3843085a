import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, _ = gru(x_seq)
    first, hn = gru(x_seq[:2])
    rest, _ = gru(x_seq[2:], hn)
    again, _ = gru(x_seq[2:])

print("first:", first.shape, " rest:", rest.shape)  # (2, batch_size, hidden_size), (seq_len - 2, batch_size, hidden_size)
print("first and rest are output: ", torch.allclose(torch.cat([first, rest]), output, atol=1e-6))
print("first and again are output:", torch.allclose(torch.cat([first, again]), output, atol=1e-6))
