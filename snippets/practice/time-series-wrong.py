import torch
from torch import nn

torch.manual_seed(0)
num_windows, seq_len, hidden_size = 8, 24, 4
flat = torch.randn(num_windows, seq_len)
gru, wide_gru = nn.GRU(1, hidden_size, batch_first=True), nn.GRU(seq_len, hidden_size, batch_first=True)

try:
    gru(flat)
except RuntimeError as error:
    print("RuntimeError:", error)


def changes_the_next(layer, windows):
    changed = windows.clone()
    changed[0] += 1
    return not torch.equal(layer(windows)[0][1], layer(changed)[0][1])


wrong, _ = wide_gru(flat)
x_all = flat[:, :, None]  # (num_windows, seq_len, 1)
output, _ = gru(x_all)
print("wrong: ", wrong.shape, " the first window changes the next:", changes_the_next(wide_gru, flat))
print("output:", output.shape, " the first window changes the next:", changes_the_next(gru, x_all))
