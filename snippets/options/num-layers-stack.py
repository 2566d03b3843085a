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

strongest = max(row.abs().max() for row in rows).item()
_, axis = plt.subplots(figsize=(5, 3.2))
middle = {"ha": "center", "va": "center"}
for row, vectors in enumerate(rows):
    axis.text(-0.1, row, f"layer {row - 1}" if row else "input", ha="right", va="center")
    for t, vector in enumerate(vectors):
        size, colour = 0.7 / len(vector), "C3" if row else "C2"
        places = [t + size * number for number in range(len(vector))]
        faces = [(colour, abs(value) / strongest) for value in vector.tolist()]
        axis.bar(places, 0.4, size, row - 0.2, align="edge", color=faces, ec=colour, lw=0.5)
        if row:
            axis.text(t + 0.35, row - 0.5, "↑", **middle)
            axis.text(t - 0.15, row, "→" if t else "", **middle)
            if torch.allclose(vector, top[t], atol=1e-6):
                axis.plot([t, t + 0.7], [row + 0.32] * 2, "k", linewidth=2)
            if torch.allclose(vector, last[row - 1], atol=1e-6):
                axis.plot([t + 0.82] * 2, [row - 0.2, row + 0.2], "k", linewidth=2)
axis.text(2.35, num_layers + 0.4, "output", ha="center", va="bottom")
axis.text(seq_len - 0.05, 1.5, "hn", va="center")
axis.set(xlim=(-0.8, seq_len + 0.3), ylim=(-0.3, num_layers + 0.7))
axis.axis("off")
plt.savefig("num-layers-stack.svg", bbox_inches="tight")
