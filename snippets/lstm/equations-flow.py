import torch
from matplotlib import pyplot as plt
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

_, axis = plt.subplots(figsize=(4.5, 4.8))

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


for y, name, vector in ((10, "$c_{t-1}$", c_prev), (8.6, "$f_t$", f_t), (7, "$i_t$", i_t), (5.6, "$g_t$", g_t)):
    cells(0, y, name, vector)
for upper, lower, product in ((10, 8.6, kept), (7, 5.6, written)):
    middle = (upper + lower) / 2
    line((4, upper), (5, upper), (5, middle + 0.3))
    line((4, lower), (5, lower), (5, middle - 0.3))
    line((5, middle), (6.5, middle))
    sign(5, middle, True)
    cells(6.5, middle, "", product)
line((10.5, 9.3), (11, 9.3), (11, 4.8), (8.8, 4.8))
line((8.5, 5.8), (8.5, 3.7))
sign(8.5, 4.8, False)
cells(6.5, 3.2, "$c_t$", c_t)
line((8.5, 2.7), (8.5, 0.6))
axis.text(8.8, 2.3, "tanh", va="center", fontsize=12)
cells(0, 1.6, "$o_t$", o_t)
line((4, 1.6), (8.2, 1.6))
sign(8.5, 1.6, True)
cells(6.5, 0.1, "$h_t$", h_t)
axis.set(xlim=(-1.4, 11.1), ylim=(-0.5, 10.6))
axis.axis("off")
plt.savefig("equations-flow.svg")
