import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
with torch.no_grad():
    output, _ = rnn(x_seq)
    x_t, h_prev = x_seq[1, 0], output[0, 0]
    from_input = x_t @ rnn.weight_ih_l0.T + rnn.bias_ih_l0
    from_past = h_prev @ rnn.weight_hh_l0.T + rnn.bias_hh_l0
    total = from_input + from_past
    h_t = torch.tanh(total)

axis = plt.figure(figsize=(4.4, 4.4), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-0.1, 9.1), ylim=(-1.2, 9.1))
axis.axis("off")
text = {"ha": "center", "va": "center"}


def cells(x, y, name, vector, colour):
    axis.text(x + len(vector) / 2, y + 0.75, name, fontsize=13, gid=name, **text)
    for i, value in enumerate(vector.tolist()):
        axis.add_artist(plt.Rectangle((x + i, y - 0.5), 1, 1, fill=False, ec=colour, gid=name))
        axis.add_artist(plt.Rectangle((x + i, y + 0.22), 1, 0.28 * max(-1, min(1, value)), color=colour, lw=0.5, gid=name))
        axis.text(x + i + 0.5, y - 0.3, f"{value:.2f}", gid=name, **text)


def arrow(start, end, *labels):
    drawn = axis.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": "black"})
    drawn.arrow_patch.set_gid(" ".join(labels))
    x, y = (start[0] + end[0]) / 2 + 0.15, (start[1] + end[1]) / 2 + 0.3 * (len(labels) - 1)
    for i, label in enumerate(labels):
        axis.text(x, y - 0.6 * i, label, ha="left", va="center", fontsize=12, gid=label)


cells(0.5, 8, "$x_t$", x_t, "C2")
cells(5, 8, "$h_{t-1}$", h_prev, "C3")
arrow((2, 7.4), (2, 6.1), "$W_{ih}^T$", "$+ b_{ih}$")
arrow((7, 7.4), (7, 6.1), "$W_{hh}^T$", "$+ b_{hh}$")
cells(0, 5, "", from_input, "C3")
cells(5, 5, "", from_past, "C3")
axis.text(4.5, 5, "+", fontsize=16, **text)
arrow((4.5, 4.6), (4.5, 3.1))
cells(2.5, 2.5, "", total, "C3")
arrow((4.5, 1.9), (4.5, 0.8), "tanh")
cells(2.5, -0.6, "$h_t$", h_t, "C3")
plt.savefig("equation-flow.svg")
