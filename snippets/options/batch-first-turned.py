import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_layers = 4, 2, 3, 3, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
time_first = nn.RNN(input_size, hidden_size, num_layers)
batch_first = nn.RNN(input_size, hidden_size, num_layers, batch_first=True)
batch_first.load_state_dict(time_first.state_dict())
with torch.no_grad():
    output, hn = time_first(x_seq)
    output_batch, hn_batch = batch_first(x_seq.transpose(0, 1))

axis = plt.figure(figsize=(4.4, 4.6), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-0.8, 18.6), ylim=(-15.2, 4.8), aspect="equal")
axis.axis("off")


def block(x, y, tensor, name, colours):
    down, depth, across = tensor.shape
    for index in reversed(range(depth)):
        behind = x + 0.55 * index, y - down + 0.55 * index
        axis.add_artist(plt.Rectangle(behind, across, down, fc="white", ec=colours[2]))
    for row in range(down):
        for column, value in enumerate(tensor[row, 0].tolist()):
            left, middle = x + column, y - row - 0.5
            axis.add_artist(plt.Rectangle((left, middle - 0.5), 1, 1, fill=False, ec=colours[2]))
            axis.add_artist(plt.Rectangle((left, middle), 1, max(-1, min(1, value)) / 2, fc=colours[2]))
    axis.text(x + across / 2, y + 0.55 * depth + 0.2, name, ha="center", fontsize=13)
    axis.text(x - 0.2, y - down / 2, down, color=colours[0], ha="right", va="center", fontsize=13)
    beside = 0.28 * depth
    axis.text(x + across + beside, y - down + beside - 0.7, depth, color=colours[1], va="center", fontsize=13)
    axis.text(x + across / 2, y - down - 0.2, across, color=colours[2], ha="center", va="top", fontsize=13)


for y, title, tensors in ((0, "batch_first=False", (x_seq, output, hn)),
                          (-10, "batch_first=True", (x_seq.transpose(0, 1), output_batch, hn_batch))):
    first_two = ("C1", "C0") if y else ("C0", "C1")
    block(0, y, tensors[0], "input", (*first_two, "C2"))
    block(7, y, tensors[1], "output", (*first_two, "C3"))
    block(14, y, tensors[2], "hn", ("C4", "C1", "C3"))
    axis.text(-0.6, y + 3.8, title, fontsize=13, weight="bold")
for x, text, colour in ((0, "time", "C0"), (3.4, "batch", "C1"), (7.4, "input", "C2"), (11, "hidden", "C3"), (15.4, "layers", "C4")):
    axis.text(x, -15, text, color=colour, fontsize=13)
plt.savefig("batch-first-turned.svg")
