import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers=1, bidirectional=True)
x_changed = x_seq.clone()
x_changed[-1] = float("nan")

with torch.no_grad():
    forward, backward = gru(x_seq)[0].chunk(2, dim=-1)  # (seq_len, batch_size, hidden_size)
    forward_changed, backward_changed = gru(x_changed)[0].chunk(2, dim=-1)

print("forward:", forward.shape, " backward:", backward.shape)
print("forward, all but the last step the same:", torch.equal(forward_changed[:-1], forward[:-1]))
print("backward, first step the same:", torch.equal(backward_changed[0], backward[0]))
