import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 6, 8
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
gru = nn.GRU(input_size, hidden_size, bidirectional=True)
output, _ = gru(x_seq)
split = output.view(seq_len, batch_size, num_directions, hidden_size)

seen = torch.zeros(num_directions, seq_len, seq_len, dtype=torch.int)
for direction in range(num_directions):
    for t in range(seq_len):
        grad_x, = torch.autograd.grad(split[t, :, direction].sum(), x_seq, retain_graph=True)
        seen[direction, t] = (grad_x != 0).any(dim=-1).any(dim=-1)

seen_forward, seen_backward = seen  # (seq_len, seq_len)
print("row: the time step of output; column: the time step of the input")
print("forward half:\n", seen_forward, sep="")
print("backward half:\n", seen_backward, sep="")
