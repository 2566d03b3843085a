import torch
from matplotlib import pyplot as plt
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

lengths = [2, 5, 3]
sequences = [10 * i + torch.arange(1, length + 1) for i, length in enumerate(lengths, 1)]
packed = pack_sequence(sequences, enforce_sorted=False)
unpacked, unpacked_lengths = pad_packed_sequence(packed)  # (5, 3), (3,)
bare = {"frame_on": False, "xticks": [], "yticks": []}
_, (strip, grid) = plt.subplots(2, 1, figsize=(4.4, 4), height_ratios=(1.3, 3.2), subplot_kw=bare)
text = {"ha": "center", "va": "center", "fontsize": 12}


def cell(axis, column, row, value):
    axis.add_patch(plt.Rectangle((column, row), 0.9, 0.9, fill=False, ec="black", ls="-" if value else ":"))
    axis.text(column + 0.45, row + 0.5, value, **text)


start = 0
for t, values in enumerate(packed.data.split(packed.batch_sizes.tolist())):
    for position, value in enumerate(values.tolist(), start):
        cell(strip, position, 0, value)
    strip.plot([start, position + 0.9], [1.15, 1.15], "C0")
    strip.text((start + position + 0.9) / 2, 1.6, t, color="C0", **text)
    start = position + 1
for t, values in enumerate(unpacked.tolist()):
    grid.text(-0.5, t + 0.5, t, color="C0", **text)
    for i, value in enumerate(values):
        cell(grid, 1.6 * i, t, value)
for i, length in enumerate(unpacked_lengths.tolist()):
    grid.text(1.6 * i + 0.45, len(unpacked) + 0.5, f"length\n{length}", color="C1", va="top", ha="center", fontsize=12)
grid.text(-1.9, len(unpacked) / 2, "time step", color="C0", rotation=90, **text)
strip.set(xlim=(-0.1, 10), ylim=(2.1, -0.1), title="data, one time step after another")
grid.set(xlim=(-3, 7), ylim=(len(unpacked) + 1.9, -0.2), title="unpacked")
plt.savefig("unpacking-places.svg")
