import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_batch_first = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
x_changed = x_batch_first.clone()
x_changed[0, 1] = 0

margins = {"left": 0.12, "right": 0.99, "bottom": 0.1, "top": 0.93, "hspace": 0.5}
_, axes = plt.subplots(2, figsize=(4.4, 4.6), layout="none", gridspec_kw=margins)
for axis, batch_first in zip(axes, (False, True)):
    axis.set(xlim=(-0.5, seq_len - 0.5), ylim=(batch_size - 0.5, -0.5), aspect="equal")
    torch.manual_seed(0)
    rnn = nn.RNN(input_size, hidden_size, batch_first=batch_first)
    output, hn = rnn(x_batch_first)
    change = rnn(x_changed)[0] - output  # (batch_size, seq_len, hidden_size)
    changed = (change != 0).any(dim=-1)  # (batch_size, seq_len)
    print("batch_first:", batch_first, " output:", output.shape, " hn:", hn.shape)
    print("    changed:", changed.int().tolist())
    for row in range(batch_size):
        for column in range(seq_len):
            largest = max(change[row, column].tolist(), key=abs)
            colour = ("C3", 0.25) if largest else "none"
            axis.add_artist(plt.Rectangle((column - 0.5, row - 0.5), 1, 1, fc=colour, ec="black", clip_on=False))
            axis.text(column, row, f"{largest:.2f}" if largest else "0", ha="center", va="center")
    axis.text(1, -0.3, "×", ha="center", va="center", fontsize=14)
    axis.set(title=f"batch_first={batch_first}", xticks=range(seq_len), yticks=range(batch_size))
    axis.set_xlabel("time step", color="C0")
    axis.set_ylabel("sequence", color="C1")
    if not batch_first:
        output_mixed, hn_mixed = output, hn
plt.savefig("silent-batch-first.svg")
