import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
with torch.no_grad():
    output, hn = rnn(x_seq)

axis = plt.figure(figsize=(4.4, 2.5), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-3.3, 20.8), ylim=(-11, 1.8), aspect="equal")
axis.axis("off")
deep = 0.4  # how far a step into the depth goes, to the right and up


def block(x, y, tensor, name, sizes, colour):
    down, depth, across = tensor.shape
    for row in range(down):
        for column in range(across):
            place, value = (x + column, y - row - 1), max(-1, min(1, tensor[row, 0, column].item()))
            axis.add_artist(plt.Rectangle(place, 1, 1, fill=False, ec=colour))
            axis.add_artist(plt.Rectangle((place[0], place[1] + 0.5), 1, value / 2, fc=colour))
    far = deep * depth
    top = [(x, y), (x + far, y + far), (x + across + far, y + far), (x + across, y)]
    side = [top[3], top[2], (x + across + far, y + far - down), (x + across, y - down)]
    for corners in (top, side):
        axis.add_artist(plt.Polygon(corners, fill=False, ec=colour))
    axis.text(x + across / 2 + far / 2, y + far + 0.5, name, ha="center", fontsize=14)
    axis.text(x - 0.5, y - down / 2, sizes[0], color=colours[0], ha="right", va="center", fontsize=12)
    axis.text(x + across + far + 0.4, y + far - down - 0.1, sizes[1], color="C1", va="center", fontsize=12)
    axis.text(x + across / 2, y - down - 0.5, sizes[2], color=colour, ha="center", va="top", fontsize=12)


colours = ["C0"]
block(1, 0, x_seq, "x_seq", (f"{seq_len}\nseq_len", f"{batch_size}", f"{input_size}  input_size"), "C2")
axis.annotate("", (8.5, -2.5), (4.9, -2.5), arrowprops={"arrowstyle": "-|>", "color": "black"})
axis.text(6.7, -2.1, "nn.RNN", ha="center", fontsize=12)
block(10.2, 0, output, "output", (f"{seq_len}", f"{batch_size}  batch_size", ""), "C3")
colours = ["C4"]
block(10.2, -8.6, hn, "hn", ("layers × directions  1", f"{batch_size}", f"{hidden_size}  hidden_size"), "C3")
axis.plot([10.2, 14.2, 14.2, 10.2, 10.2], [-4, -4, -5, -5, -4], "k", linewidth=2.5)
axis.annotate("", (12.2, -6.6), (12.2, -5.1), arrowprops={"arrowstyle": "-|>", "color": "black"})
plt.savefig("blocks.svg")
