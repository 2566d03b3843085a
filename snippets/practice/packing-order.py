import torch
from matplotlib import pyplot as plt
from torch.nn.utils.rnn import pack_sequence, pad_sequence

lengths = [2, 5, 4]
sequences = [10 * i + torch.arange(1, length + 1) for i, length in enumerate(lengths, 1)]
padded = pad_sequence(sequences)  # (5, 3)
ordered = pack_sequence(sequences, enforce_sorted=False)
rows, columns, left = len(lengths), max(lengths), 4
_, axis = plt.subplots(figsize=(4.4, 4.2))
middle = {"ha": "center", "va": "center"}


def cell(x, y, value):
    style = "solid" if value else "dotted"
    axis.add_patch(plt.Rectangle((x, y), 0.9, 0.9, fill=False, linestyle=style))
    axis.text(x + 0.45, y + 0.45, value, **middle)


axis.text(left + columns / 2, -2.2, "padded[:, sorted_indices].T", **middle)
axis.text(left + columns / 2, -1.3, "time step", color="C0", **middle)
for row, index in enumerate(ordered.sorted_indices.tolist()):
    axis.text(left - 0.3, row + 0.45, f"lengths[{index}] = {lengths[index]}", color="C1", ha="right", va="center")
    for t, value in enumerate(padded[:, index].tolist()):
        cell(left + t, row, value)
start, top = 0, rows + 2.3
axis.text(len(ordered.data) / 2, top - 1.4, "data", **middle)
for t, values in enumerate(ordered.data.split(ordered.batch_sizes.tolist())):
    for position, value in enumerate(values.tolist(), start):
        cell(position, top, value)
    centre = start + (len(values) - 0.1) / 2
    axis.text(left + t + 0.45, -0.4, t, color="C0", **middle)
    axis.text(centre, top - 0.4, t, color="C0", **middle)
    axis.plot([start, position + 0.9], [top + 1.15] * 2, color="C1")
    axis.text(centre, top + 1.7, len(values), color="C1", **middle)
    start = position + 1
axis.text(start / 2, top + 2.5, "batch_sizes", color="C1", **middle)
axis.set(xlim=(-0.1, max(start, left + columns)), ylim=(top + 3, -2.6))
axis.axis("off")
plt.savefig("packing-order.svg")
