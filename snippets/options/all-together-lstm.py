import torch
from torch import nn

seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers, num_directions = 2, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
x_batch = torch.randn(batch_size, seq_len, input_size)
x_alone = torch.randn(seq_len, input_size)
options = {
    "plain": (x_seq, 1, 1),
    "layers": (x_seq, num_layers, 1),
    "directions": (x_seq, 1, num_directions),
    "both": (x_seq, num_layers, num_directions),
    "batch": (x_batch, 1, 1),
    "batch both": (x_batch, num_layers, num_directions),
    "alone": (x_alone, 1, 1),
    "alone both": (x_alone, num_layers, num_directions),
}
h0, c0, output, hn, cn = {}, {}, {}, {}, {}
print(" " * 10, "x           output      h0, hn      c0, cn")
for key, (x, layers, directions) in options.items():
    batch = x_batch.shape[: x.dim() - 2]
    h0[key] = torch.zeros(layers * directions, *batch, hidden_size)
    c0[key] = torch.zeros(layers * directions, *batch, hidden_size)
    layer = nn.LSTM(input_size, hidden_size, layers, batch_first=x is x_batch, bidirectional=directions == 2)
    output[key], (hn[key], cn[key]) = layer(x, (h0[key], c0[key]))
    print(f"{key:10}", *(f"{list(t.shape)!s:11}" for t in (x, output[key], hn[key], cn[key])))
