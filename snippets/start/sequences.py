import torch
from matplotlib import pyplot as plt

torch.manual_seed(0)
words = ["the", "dog", "bites", "the", "man"]
notes = ["C", "E", "G", "E", "C"]
seq_len = len(words)
signal = torch.randn(seq_len)  # (seq_len,)

_, axis = plt.subplots(figsize=(4.6, 3.1))
axis.set(xlim=(-2.1, seq_len - 0.5), ylim=(-0.8, 4))
axis.axis("off")
middle = {"ha": "center", "va": "center", "fontsize": 13}
for t in range(seq_len):
    axis.add_patch(plt.Rectangle((t - 0.44, 3.1), 0.88, 0.8, fill=False, edgecolor="C2"))
    axis.text(t, 3.5, words[t], **middle)
    height = "CDEFGAB".index(notes[t]) / 6
    axis.plot([t - 0.35, t + 0.35], [1.7 + height] * 2, "C2", linewidth=4)
    axis.text(t, 1.95 + height, notes[t], **middle)
    axis.plot([t, t], [0.5, 0.5 + 0.2 * signal[t]], "C2", linewidth=2)
    axis.text(t, -0.55, t + 1, color="C0", **middle)
axis.plot(range(seq_len), 0.5 + 0.2 * signal, "C2o")
axis.plot([-0.4, seq_len - 0.6], [0.5, 0.5], "k", linewidth=0.5)
for height, name in ((3.5, "words"), (2, "melody"), (0.5, "signal")):
    axis.text(-0.7, height, name, ha="right", va="center", fontsize=13)
axis.text(-0.7, -0.55, "time step", ha="right", va="center", color="C0", fontsize=13)
plt.savefig("sequences.svg")
