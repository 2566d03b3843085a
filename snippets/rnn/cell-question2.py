import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
cell = nn.RNNCell(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    h_t = torch.zeros(batch_size, hidden_size)
    right, forgetful = [], []
    for x_t in x_seq:
        h_t = cell(x_t, h_t)
        right.append(h_t)
        forgetful.append(cell(x_t))
    carried = torch.stack(right)  # (seq_len, batch_size, hidden_size)
    forgotten = torch.stack(forgetful)  # (seq_len, batch_size, hidden_size)
    all_at_once = cell(x_seq.reshape(-1, input_size)).reshape(seq_len, batch_size, hidden_size)

print("carried:", carried.shape, " forgotten:", forgotten.shape)
print("first step is the same:", torch.equal(forgotten[0], carried[0]))
print("last step is the same:", torch.allclose(forgotten[-1], carried[-1]))
print("forgotten needs no loop:", torch.allclose(forgotten, all_at_once, atol=1e-6))
