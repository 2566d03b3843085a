import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
cell = nn.GRUCell(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    for x_t in x_seq:
        forgetful = cell(x_t)  # (batch_size, hidden_size)

    h_t = torch.zeros(batch_size, hidden_size)
    for x_t in x_seq:
        h_t = cell(x_t, h_t)  # (batch_size, hidden_size)

    other = cell(x_seq[-1])  # (batch_size, hidden_size)

print("forgetful is what the last input alone gives:", torch.equal(forgetful, other))
print("h_t is what the last input alone gives:      ", torch.equal(h_t, other))
