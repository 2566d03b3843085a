import torch
from matplotlib import pyplot as plt
from matplotlib.collections import PolyCollection
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
lstm = nn.LSTM(input_size, hidden_size)
W_ih, W_hh = lstm.weight_ih_l0, lstm.weight_hh_l0
plt.rcParams["font.size"] = 13
_, axes = plt.subplots(1, 2, figsize=(6.4, 6.6))
weights = ("i", "input_size", "C2", W_ih), ("h", "hidden_size", "C3", W_hh)

for axis, (letter, across, colour, stacked) in zip(axes, weights):
    axis.set(xlim=(-2.2, 5.4), ylim=(4 * hidden_size + 2, -2.4), aspect="equal")
    axis.axis("off")
    width, cells, bars = stacked.shape[1], [], []
    for row, values in enumerate(stacked.tolist()):
        top = row + 0.6 * (row // hidden_size)
        axis.text(width + 1.1, top + 0.5, row, ha="right", va="center", alpha=0.7)
        for left, value in enumerate(values):
            for boxes, up, down in ((cells, top, top + 0.9), (bars, top + 0.45 - 0.9 * value, top + 0.45)):
                boxes.append([(left, up), (left, down), (left + 1, down), (left + 1, up)])
        if row % hidden_size == 0:
            gate = "ifgo"[row // hidden_size]
            axis.plot([-0.2, -0.2], [top, top + hidden_size], color="C3", linewidth=2)
            axis.text(-0.4, top + hidden_size / 2, f"W_{letter}{gate}", ha="right", va="center")
    axis.add_collection(PolyCollection(cells, fc="none", ec=("black", 0.4)))
    axis.add_collection(PolyCollection(bars, fc="black"))
    axis.plot([0, width], [-0.3, -0.3], color=colour, linewidth=2)
    axis.text(width / 2, -0.5, across, ha="center", va="bottom", color=colour)
    axis.text(width / 2, -1.6, f"weight_{letter}h_l0", ha="center", va="bottom")
plt.savefig("gates-stacked.svg", bbox_inches="tight")
