import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)
output, hn = rnn(x_seq, h0)

axis = plt.figure(figsize=(4.4, 3.6), layout="none").add_axes((0, 0, 1, 1))
left, right, apart = input_size + 2.2, input_size + hidden_size + 2.8, 1.8
middle = {"ha": "center", "va": "center", "fontsize": 13}
rows = [("h", "C3", left, 0, h0[0, 0])]
for t in range(1, seq_len + 1):
    rows += ("x", "C2", 0, t, x_seq[t - 1, 0]), ("h", "C3", left, t, output[t - 1, 0])
    axis.text(left - 1.6, apart * t, "→", **middle)
    axis.text(left + hidden_size / 2, apart * (t - 0.5), "↓", **{**middle, "fontsize": 9})
for letter, colour, first, t, row in rows:
    axis.text(first - 0.5, apart * t, f"${letter}_{t}$", **middle)
    for column, value in enumerate(row.tolist()):
        place = first + column, apart * t
        axis.add_artist(plt.Rectangle((place[0], place[1] - 0.45), 1, 0.9, fill=False, ec=colour))
        axis.add_artist(plt.Rectangle(place, 1, -0.45 * max(-1, min(1, value)), fc=colour))
for name, since, across in (("hn", seq_len, right), ("output", 1, right + 2)):
    axis.plot([across, across], [apart * since - 0.5, apart * seq_len + 0.5], "k", linewidth=2)
    axis.text(across, apart * seq_len + 1.1, name, **middle)
axis.text(-1.6, apart * 3, f"seq_len = {seq_len}", color="C0", rotation=90, **middle)
axis.text(input_size / 2, 0.75, f"input_size = {input_size}", color="C2", **middle)
axis.text(left + hidden_size / 2, -1, f"hidden_size = {hidden_size}", color="C3", **middle)
axis.set(xlim=(-2, right + 3.2), ylim=(apart * seq_len + 1.6, -1.5), aspect="equal")
axis.axis("off")
plt.savefig("unrolled.svg")
