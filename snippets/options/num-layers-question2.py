import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers)

with torch.no_grad():
    output_before, hn_before = gru(x_seq)
    gru.get_parameter(f"weight_ih_l{num_layers - 1}").mul_(2)
    output_after, hn_after = gru(x_seq)

print("hn_after:", hn_after.shape)  # (num_layers, batch_size, hidden_size)
print("layers below are the same:", torch.equal(hn_after[:-1], hn_before[:-1]))
print("top layer differs:", not torch.equal(hn_after[-1], hn_before[-1]))
print("output differs:", not torch.equal(output_after, output_before))
