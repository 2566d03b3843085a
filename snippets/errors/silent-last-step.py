import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)

for num_layers in (1, 2):
    lstm = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)
    output, (hn, _) = lstm(x_seq)
    last_step = output[-1]  # (batch_size, num_directions * hidden_size)
    both_ends = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
    print("num_layers:", num_layers)
    print("    forward halves equal: ", torch.equal(last_step[:, :hidden_size], both_ends[:, :hidden_size]))
    print("    backward halves equal:", torch.equal(last_step[:, hidden_size:], both_ends[:, hidden_size:]))
    for name, half in ("last_step", last_step[:, hidden_size:]), ("both_ends", both_ends[:, hidden_size:]):
        reach, = torch.autograd.grad(half.sum(), x_seq, retain_graph=True)
        seen = reach.abs().sum((1, 2)).nonzero().flatten().tolist()
        print(f"    backward half of {name} depends on steps: {seen}, on all: {len(seen) == seq_len}")
