import torch
from matplotlib import pyplot as plt
from matplotlib.collections import PolyCollection
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_layers, num_directions = 5, 2, 3, 4, 3, 2
rnn = nn.RNN(input_size, hidden_size, num_layers, bidirectional=True)
with torch.no_grad():
    _, hn = rnn(torch.randn(seq_len, batch_size, input_size))

_, axis = plt.subplots(figsize=(4.4, 3))
axis.set(xlim=(-3.6, 14.6), ylim=(-1.2, 3.7 * num_layers + 0.9), aspect="equal")
axis.axis("off")
middle = {"ha": "center", "va": "center"}
cells, bars = [], []
for index, slot in enumerate(hn):  # (batch_size, hidden_size)
    layer, direction = divmod(index, num_directions)
    x, y = 6 * direction, 3.7 * layer
    for row, vector in enumerate(slot.tolist()):
        up = y + batch_size - row - 0.5
        for left, value in enumerate(vector, start=x):
            for boxes, low, high in ((cells, up - 0.5, up + 0.5), (bars, up, up + value / 2)):
                boxes.append([(left, low), (left, high), (left + 1, high), (left + 1, low)])
    axis.text(x + hidden_size / 2, y + batch_size + 0.6, f"hn[{index}]", color="C4", fontsize=13, **middle)
    if not direction:
        axis.text(-0.6, y + batch_size / 2, f"layer {layer}", color="C4", ha="right", va="center", fontsize=13)
axis.add_collection(PolyCollection(cells, fc="none", ec="C3"))
axis.add_collection(PolyCollection(bars, fc="C3"))
for x, text in ((2, "forward"), (8, "backward")):
    axis.text(x, 3.7 * num_layers + 0.3, text, color="C4", fontsize=13, **middle)
axis.text(10.5, batch_size / 2, f"{batch_size}  batch_size", color="C1", fontsize=13, ha="left", va="center")
axis.text(8, -0.8, f"{hidden_size}  hidden_size", color="C3", fontsize=13, **middle)
plt.savefig("initial-state-slots.svg")
