import torch
from matplotlib import pyplot as plt
from torch.nn.utils.rnn import pack_sequence, pad_sequence

lengths = [2, 5, 3]
sequences = [10 * i + torch.arange(1, length + 1) for i, length in enumerate(lengths, 1)]
padded = pad_sequence(sequences)  # (5, 3)
ordered = pack_sequence(sequences, enforce_sorted=False)
bare = {"frame_on": False, "xticks": [], "yticks": []}
_, (grid, strip) = plt.subplots(2, 1, figsize=(5, 3.2), height_ratios=(3, 1.7), subplot_kw=bare)


def cell(axes, column, row, value):
    style = "solid" if value else "dotted"
    axes.add_patch(plt.Rectangle((column, row), 0.9, 0.9, fill=False, linestyle=style))
    axes.text(column + 0.45, row + 0.5, value, ha="center", va="center")


for row, values in enumerate(padded[:, ordered.sorted_indices].T.tolist()):
    for t, value in enumerate(values):
        cell(grid, t, row, value)
start = 0
for values in ordered.data.split(ordered.batch_sizes.tolist()):
    for position, value in enumerate(values.tolist(), start):
        cell(strip, position, 0, value)
    strip.plot([start, position + 0.9], [1.15, 1.15], color="C1")
    strip.text((start + position + 0.9) / 2, 1.75, len(values), color="C1", ha="center")
    start = position + 1
grid.set(xlim=(-2.5, 7.5), ylim=(3, -0.1), title="padded[:, sorted_indices].T")
strip.set(xlim=(-0.1, 10), ylim=(2, -0.1), title="data, and batch_sizes below it")
plt.savefig("packing-order.svg")
