import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
x_other = torch.randn(seq_len, batch_size, input_size)
x_other[-1] = x_seq[-1]  # (batch_size, input_size)

for layers in (1, 2):
    gru = nn.GRU(input_size, hidden_size, layers, bidirectional=True)
    with torch.no_grad():
        output, hn = gru(x_seq)
        output_other, hn_other = gru(x_other)

    last = output[-1]  # (batch_size, num_directions * hidden_size)
    same = last == output_other[-1]  # (batch_size, num_directions * hidden_size)
    both = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
    same_both = both == torch.cat([hn_other[-2], hn_other[-1]], dim=-1)
    print("layers:", gru.num_layers, " last:", last.shape, " both:", both.shape)
    for name, kept in (("last", same), ("both", same_both)):
        halves = [half.sum().item() for half in kept.split(hidden_size, dim=-1)]
        print(f"  numbers of {name} that stayed: {halves[0]} forward, {halves[1]} backward")
    stayed = same[:, hidden_size:].all().item()
    print("  backward half of last stayed, only with one layer:", stayed == (gru.num_layers == 1))
    equal = torch.equal(last[:, hidden_size:], both[:, hidden_size:])
    print("  backward half of last is that of both:", equal)
