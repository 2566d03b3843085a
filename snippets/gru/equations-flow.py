import torch
from matplotlib import pyplot as plt
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

_, axis = plt.subplots(figsize=(4.5, 5.2))

def cells(x, y, name, vector):
    axis.text(x - 0.15, y, name, ha="right", va="center", fontsize=13)
    for i, value in enumerate(vector.tolist()):
        axis.add_patch(plt.Rectangle((x + i, y - 0.5), 1, 1, fill=False, ec="C3"))
        axis.add_patch(plt.Rectangle((x + i, y), 1, 0.5 * max(-1, min(1, value)), fc="C3", alpha=0.25))
        axis.text(x + i + 0.5, y, f"{value:.2f}", ha="center", va="center")


def line(*corners):
    axis.plot(*zip(*corners), "k", linewidth=1, zorder=0)
    axis.annotate("", corners[-1], corners[-2], arrowprops={"arrowstyle": "-|>", "color": "black"})


def sign(x, y, times):
    axis.plot(x, y, "o", ms=14, mfc="white", mec="black")
    axis.plot(x, y, "k." if times else "k+", ms=6)


cells(0, 12.6, "$a$", h_n)
cells(0, 11.2, "$r_t$", r_t)
cells(0, 9.6, "$b$", x_n)
cells(0, 6.6, "$1 - z_t$", 1 - z_t)
cells(0, 3.6, "$z_t$", z_t)
cells(0, 2.2, "$h_{t-1}$", h_prev)
for upper, lower, product in ((12.6, 11.2, r_t * h_n), (3.6, 2.2, kept)):
    middle = (upper + lower) / 2
    line((4, upper), (5, upper), (5, middle + 0.3))
    line((4, lower), (5, lower), (5, middle - 0.3))
    line((5, middle), (6.5, middle))
    sign(5, middle, True)
    cells(6.5, middle, "", product)
line((8.5, 11.4), (8.5, 8.6))
line((4, 9.6), (8.2, 9.6))
sign(8.5, 9.6, False)
axis.text(8.8, 9, "tanh", va="center", fontsize=12)
cells(6.5, 8.1, "$n_t$", n_t)
line((8.5, 7.6), (8.5, 5.6))
line((4, 6.6), (8.2, 6.6))
sign(8.5, 6.6, True)
cells(6.5, 5.1, "", new)
line((10.5, 5.1), (11, 5.1), (11, 1.5), (8.8, 1.5))
line((8.5, 2.4), (8.5, 0.6))
sign(8.5, 1.5, False)
cells(6.5, 0.1, "$h_t$", h_t)
axis.set(xlim=(-1.6, 11.1), ylim=(-0.5, 13.2))
axis.axis("off")
plt.savefig("equations-flow.svg")
