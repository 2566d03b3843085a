import torch
from matplotlib import pyplot as plt
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
with torch.no_grad():
    _, hn = gru(x_seq[:1])
    h_prev = hn[0, 0]
    x_r, x_z, x_n = (x_seq[1, 0] @ gru.weight_ih_l0.T + gru.bias_ih_l0).chunk(3)
    h_r, h_z, h_n = (h_prev @ gru.weight_hh_l0.T + gru.bias_hh_l0).chunk(3)
    r_t, z_t = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
    n_t = torch.tanh(x_n + r_t * h_n)
    new, kept = (1 - z_t) * n_t, z_t * h_prev
    h_t = new + kept

axis = plt.figure(figsize=(4.5, 5.3), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-2.5, 10.2), ylim=(-1, 11.8))
axis.axis("off")


def cells(x, y, name, vector, gid="", colour="C3"):
    parts = {"gid": gid or name}
    axis.text(x - 0.15, y, name, ha="right", va="center", fontsize=13, **parts)
    for i, value in enumerate(vector.tolist()):
        axis.add_artist(plt.Rectangle((x + i, y - 0.5), 1, 1, fill=False, ec=colour, **parts))
        axis.add_artist(plt.Rectangle((x + i, y + 0.22), 1, 0.28 * max(-1, min(1, value)), color=colour, lw=0.5, **parts))
        axis.text(x + i + 0.5, y - 0.3, f"{value:.2f}", ha="center", va="center", **parts)


def line(*corners, gid="", style="-|>"):
    drawn = FancyArrowPatch(path=Path(corners), arrowstyle=style, mutation_scale=10, color="black", zorder=0, gid=gid)
    axis.add_artist(drawn)


def sign(x, y, marker, gid=""):
    axis.plot(x, y, "o", ms=14, mfc="white", mec="black", gid=gid)
    axis.plot(x, y, marker=marker, color="black", ms=9, mew=marker == "+", gid=gid)


def weights(y, start, gate, sides="ih"):
    gid = " ".join(f"${letter}_{{{side}{gate}}}$" for side in sides for letter in "Wb")
    line((start, y), (-0.8, y), gid=gid)
    sign(-1.5, y, "$W$", gid=gid)
    return gid


X, H = -2.4, -2
cells(0, 11.2, "$x_t$", x_seq[1, 0], colour="C2")
cells(5.6, 11.2, "$h_{t-1}$", h_prev)
line((1.5, 10.7), (1.5, 10.5), (X, 10.5), (X, 2.9), gid="$x_t$", style="-")
line((7.6, 10.7), (7.6, 10.25), (H, 10.25), (H, 1.2), (4.5, 1.2), (4.5, 1.75), gid="$h_{t-1}$")
cells(0, 9.5, "$a$", h_n, gid=weights(9.5, H, "n", "h"))
cells(0, 7.1, "$b$", x_n, gid=weights(7.1, X, "n", "i"))
for y, gate, vector in ((8.4, "r", r_t), (2.9, "z", z_t)):
    weights(y, X, gate)
    axis.plot(H, y, "k.", ms=5)
    cells(0, y, f"${gate}_t$", vector)
axis.text(2, 5.3, "$1 - z_t$", ha="center", va="center", fontsize=13, gid="$z_t$")
cells(0, 4.5, "", 1 - z_t, gid="$z_t$")
line((4, 9.5), (4.5, 9.5), (4.5, 9.2))
line((4, 8.4), (4.5, 8.4), (4.5, 8.7))
line((4, 2.9), (4.5, 2.9), (4.5, 2.25))
for y, product in ((8.95, r_t * h_n), (2, kept)):
    line((4.5, y), (5.6, y))
    sign(4.5, y, ".")
    cells(5.6, y, "", product)
line((7.6, 8.45), (7.6, 6.2))
line((4, 7.1), (7.3, 7.1))
sign(7.6, 7.1, "+")
axis.text(7.9, 6.6, "tanh", va="center", fontsize=12)
cells(5.6, 5.7, "$n_t$", n_t)
line((7.6, 5.2), (7.6, 3.8))
line((4, 4.5), (7.3, 4.5))
sign(7.6, 4.5, ".")
cells(5.6, 3.3, "", new)
line((9.6, 3.3), (10.1, 3.3), (10.1, 0.9), (7.9, 0.9))
line((7.6, 1.5), (7.6, 0.1))
sign(7.6, 0.9, "+")
cells(5.6, -0.4, "$h_t$", h_t)
plt.savefig("equations-flow.svg")
