import torch
from matplotlib import pyplot as plt
from matplotlib.collections import PolyCollection
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
layers = (nn.RNN, " "), (nn.LSTM, "ifgo"), (nn.GRU, "rzn")
_, axis = plt.subplots(figsize=(4.5, 4))
across = 0.0

for module, gates in layers:
    start = across
    for name, parameter in module(input_size, hidden_size).named_parameters():
        table = parameter.detach().reshape(len(parameter), -1)
        colour, columns = "C2" if name == "weight_ih_l0" else "C3", table.shape[1]
        cells, bars = [], []
        for (row, column), value in zip(torch.ones_like(table).nonzero().tolist(), table.flatten().tolist()):
            left, middle = across + column, row + 0.8 * (row // hidden_size) + 0.45
            for boxes, up, down in ((cells, middle + 0.45, middle - 0.45), (bars, middle, middle - 0.9 * value)):
                boxes.append([(left, up), (left, down), (left + 1, down), (left + 1, up)])
        axis.add_collection(PolyCollection(cells, fc="none", ec=colour, lw=0.6))
        axis.add_collection(PolyCollection(bars, fc=colour))
        across += columns + 0.4
    for index, gate in enumerate(gates):
        place = (start - 0.4, (index + 0.5) * hidden_size + 0.8 * index)
        axis.text(*place, gate, ha="right", va="center", fontsize=12)
    axis.text((start + across) / 2, -1, f"nn.{module.__name__}", ha="center", fontsize=12)
    across += 3
axis.set(xlim=(-1.4, across - 3), ylim=(4.8 * hidden_size - 0.7, -1), aspect="equal")
axis.axis("off")
plt.savefig("compare-stacked.svg", bbox_inches="tight")
