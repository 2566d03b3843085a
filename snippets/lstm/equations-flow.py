import torch
from matplotlib import pyplot as plt
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)
with torch.no_grad():
    _, (hn, cn) = lstm(x_seq[:1])
    h_prev, c_prev = hn[0, 0], cn[0, 0]
    total = x_seq[1, 0] @ lstm.weight_ih_l0.T + lstm.bias_ih_l0 + h_prev @ lstm.weight_hh_l0.T + lstm.bias_hh_l0
    in_t, forget_t, new_t, out_t = total.chunk(4)
    i_t, f_t, g_t, o_t = in_t.sigmoid(), forget_t.sigmoid(), new_t.tanh(), out_t.sigmoid()
    kept, written = f_t * c_prev, i_t * g_t
    c_t = kept + written
    h_t = o_t * torch.tanh(c_t)

axis = plt.figure(figsize=(4.5, 4.5), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-2.1, 10.2), ylim=(-0.2, 10.5))
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


BOTH = "$x_t$ $h_{t-1}$"
cells(0, 9.9, "$x_t$", x_seq[1, 0], colour="C2")
cells(5.6, 9.9, "$h_{t-1}$", h_prev)
line((1.5, 9.4), (1.5, 9.15), gid="$x_t$", style="-")
line((7.6, 9.4), (7.6, 9.15), (1.5, 9.15), gid="$h_{t-1}$", style="-")
line((1.5, 9.15), (-2, 9.15), (-2, 1.7), gid=BOTH, style="-")
for y, gate, vector in ((7.3, "f", f_t), (6, "i", i_t), (4.9, "g", g_t), (1.7, "o", o_t)):
    weights = " ".join(f"${letter}_{{{side}{gate}}}$" for side in "ih" for letter in "Wb")
    line((-2, y), (-0.8, y), gid=weights)
    sign(-1.5, y, "$W$", gid=weights)
    cells(0, y, f"${gate}_t$", vector)
cells(0, 8.4, "$c_{t-1}$", c_prev)
for upper, lower, product in ((8.4, 7.3, kept), (6, 4.9, written)):
    middle = (upper + lower) / 2
    line((4, upper), (4.5, upper), (4.5, middle + 0.25))
    line((4, lower), (4.5, lower), (4.5, middle - 0.25))
    line((4.5, middle), (5.6, middle))
    sign(4.5, middle, ".")
    cells(5.6, middle, "", product)
line((9.6, 7.85), (10.1, 7.85), (10.1, 4.4), (7.9, 4.4))
line((7.6, 4.95), (7.6, 3.8))
sign(7.6, 4.4, "+")
cells(5.6, 3.3, "$c_t$", c_t)
line((7.6, 2.8), (7.6, 0.9))
axis.text(7.9, 2.35, "tanh", va="center", fontsize=12)
line((4, 1.7), (7.3, 1.7))
sign(7.6, 1.7, ".")
cells(5.6, 0.4, "$h_t$", h_t)
plt.savefig("equations-flow.svg")
