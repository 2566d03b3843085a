import torch
from matplotlib import pyplot as plt
from torch import nn

values = torch.tensor([0.9, -0.4, 0.7, -0.8, 0.3, -0.6, 0.5, 0.8, -0.3, 0.6])
flags = torch.tensor([1.0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
x_alone = torch.stack([values, flags], dim=1)  # (seq_len, input_size)
seq_len, input_size = x_alone.shape
lstm = nn.LSTM(input_size, hidden_size=1, num_layers=1)
with torch.no_grad():
    for parameter in lstm.parameters():
        parameter.zero_()
    lstm.weight_ih_l0[:] = torch.tensor([[0.0, 12.0], [0.0, -12.0], [2.0, 0.0], [0.0, 0.0]])  # i, f, g, o
    lstm.bias_ih_l0[:] = torch.tensor([-6.0, 6.0, 0.0, 6.0])
    i_t, f_t, _, _ = (x_alone @ lstm.weight_ih_l0.T + lstm.bias_ih_l0).sigmoid().chunk(4, dim=1)
    c_t = torch.stack([lstm(x_alone[: t + 1])[1][1] for t in range(seq_len)]).flatten()  # (seq_len,)

rows = ("value", values), ("flag", flags), ("$i_t$", i_t[:, 0]), ("$f_t$", f_t[:, 0]), ("$c_t$", c_t)
_, axes = plt.subplots(len(rows), sharex=True, figsize=(4.2, 4))
for axis, (name, row), colour in zip(axes, rows, ("C2", "C2", "C3", "C3", "C3")):
    axis.bar(range(1, len(row) + 1), row, 0.7, color=colour)
    axis.axhline(0, color="black", linewidth=0.5)
    axis.set_ylabel(name, rotation=0, ha="right", va="center", fontsize=12)
    axis.set(ylim=(-1.05, 1.05), yticks=(-1, 0, 1), xticks=range(1, len(row) + 1))
    print(f"{name.strip('$'):6}", *(f"{value:+.2f}" for value in row.tolist()))
axes[-1].set_xlabel("time step", color="C0")
plt.savefig("gate-moves.svg")
