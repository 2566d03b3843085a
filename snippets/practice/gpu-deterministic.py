import os

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:2"

import torch
from torch import nn

seq_len, batch_size, input_size, hidden_size = 5, 8, 3, 4
torch.use_deterministic_algorithms(True)


def train(seed):
    torch.manual_seed(seed)
    x_seq = torch.randn(seq_len, batch_size, input_size)
    gru = nn.GRU(input_size, hidden_size, num_layers=2, dropout=0.5)
    optimizer = torch.optim.Adam(gru.parameters())
    for _ in range(5):
        output, hn = gru(x_seq)
        optimizer.zero_grad()
        output.square().mean().backward()
        optimizer.step()
    return gru.weight_hh_l0.detach()


first, again, other = train(0), train(0), train(1)  # (3 * hidden_size, hidden_size)
print("same seed, same weights: ", torch.equal(first, again))
print("other seed, same weights:", torch.equal(first, other))
