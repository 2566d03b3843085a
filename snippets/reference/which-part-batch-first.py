import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
lstm = nn.LSTM(input_size, hidden_size, num_layers=2, batch_first=True, bidirectional=True)
num_layers, num_directions = lstm.num_layers, 2
x_first = torch.randn(batch_size, seq_len, input_size)
with torch.no_grad():
    output_first, (hn_first, cn_first) = lstm(x_first)

both_first = torch.cat([hn_first[-2], hn_first[-1]], dim=-1)
cells_first = torch.cat([cn_first[-2], cn_first[-1]], dim=-1)
forward, backward = output_first[:, -1, :hidden_size], output_first[:, 0, hidden_size:]
ends_first = torch.cat([forward, backward], dim=-1)  # (batch_size, num_directions * hidden_size)

print("output_first:", output_first.shape, " hn_first:", hn_first.shape)
print("both_first:", both_first.shape, " cells_first:", cells_first.shape)
print("both_first equals ends_first:      ", torch.equal(both_first, ends_first))
print("both_first equals output_first[:, -1]:", torch.equal(both_first, output_first[:, -1]))
print("cells_first equals both_first:     ", torch.equal(cells_first, both_first))
