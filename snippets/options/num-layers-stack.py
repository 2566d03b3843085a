import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_layers = 5, 6, 8, 2
rnn = nn.RNN(input_size, hidden_size, num_layers)
rows = [torch.randn(seq_len, input_size)]
with torch.no_grad():
    top, last = rnn(rows[0])
    for W_ih, W_hh, b_ih, b_hh in rnn.all_weights:
        steps = [torch.zeros(hidden_size)]
        for x_t in rows[-1]:
            steps.append(torch.tanh(x_t @ W_ih.T + b_ih + steps[-1] @ W_hh.T + b_hh))
        rows.append(torch.stack(steps[1:]))  # (seq_len, hidden_size)

_, axis = plt.subplots(figsize=(4.5, 3.8))
axis.set(xlim=(-1, seq_len + 0.4), ylim=(-1, num_layers + 1.2))
axis.axis("off")
middle = {"ha": "center", "va": "center"}
for row, vectors in enumerate(rows):
    axis.text(-0.12, row, f"layer {row - 1}" if row else "input", ha="right", va="center", fontsize=12)
    for t, vector in enumerate(vectors):
        size, colour = 0.7 / len(vector), "C3" if row else "C2"
        edges = t + size * torch.arange(len(vector) + 1)
        axis.stairs(row + 0.25 * vector.clamp(-1, 1), edges, baseline=row, fill=True, color=colour)
        axis.broken_barh([(edge, size) for edge in edges[:-1]], (row - 0.25, 0.5), fc="none", ec=colour, lw=0.5)
        if row:
            axis.text(t + 0.35, row - 0.5, "↑", **middle)
            axis.text(t - 0.15, row, "→" if t else "", fontsize=8, **middle)
            if torch.allclose(vector, top[t], atol=1e-6):
                axis.plot([t, t + 0.7], [row + 0.37] * 2, "k", linewidth=2)
            if torch.allclose(vector, last[row - 1], atol=1e-6):
                axis.plot([t + 0.82] * 2, [row - 0.25, row + 0.25], "k", linewidth=2)
        else:
            axis.text(t + 0.35, -0.5, t, color="C0", fontsize=12, **middle)
axis.text(2.35, num_layers + 0.5, "output", ha="center", va="bottom", fontsize=12)
axis.text(seq_len, 1.5, "hn", va="center", fontsize=12)
for place, text, colour in ((0.9, f"seq_len = {seq_len}", "C0"), (3.6, f"input_size = {input_size}", "C2")):
    axis.text(place, -0.85, text, color=colour, fontsize=12, **middle)
axis.text(0.9, num_layers + 1.05, f"hidden_size = {hidden_size}", color="C3", fontsize=12, **middle)
axis.text(4, num_layers + 1.05, f"num_layers = {num_layers}", color="C4", fontsize=12, **middle)
plt.savefig("num-layers-stack.svg", bbox_inches="tight")
