import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 4, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
with torch.no_grad():
    output, _ = rnn(x_seq)

_, axis = plt.subplots(figsize=(4.6, 3.6))
axis.set(xlim=(-1.5, seq_len - 0.5), ylim=(-0.85, 1.6))
axis.axis("off")
middle = {"ha": "center", "va": "center", "fontsize": 13}


def cells(x, y, vector, colour):
    edges = x + 0.18 * (torch.arange(len(vector) + 1) - len(vector) / 2)
    axis.broken_barh([(left, 0.18) for left in edges[:-1]], (y - 0.2, 0.4), fc="none", ec=colour, lw=0.6)
    axis.stairs(y + 0.2 * vector.clamp(-1, 1), edges, baseline=y, fill=True, fc=colour)


arrow = {"arrowstyle": "-|>", "color": "black"}
cells(-1, 1, torch.zeros(hidden_size), "C3")
axis.text(-1, 1.35, "$h_0$", **middle)
for t in range(seq_len):
    cells(t, 0, x_seq[t, 0], "C2")
    cells(t, 1, output[t, 0], "C3")
    axis.text(t, -0.35, f"$x_{t + 1}$", **middle)
    axis.text(t, 1.35, f"$h_{t + 1}$", **middle)
    axis.annotate("", (t, 0.78), (t, 0.22), arrowprops=arrow)
    axis.annotate("", (t - 0.38, 1), (t - 0.62, 1), arrowprops=arrow)
    axis.text(t, -0.7, t + 1, color="C0", **middle)
axis.text(-0.6, -0.7, "time step", color="C0", **middle)
plt.savefig("state.svg")
