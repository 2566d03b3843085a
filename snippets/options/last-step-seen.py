import torch
from matplotlib import pyplot as plt
from matplotlib.colors import ListedColormap
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_directions = 5, 6, 8, 2
x_alone = torch.randn(seq_len, input_size, requires_grad=True)

_, axes = plt.subplots(2, num_directions, figsize=(4.4, 4.9), sharex=True, sharey=True, layout="constrained")
axes[0, 0].set(xticks=range(seq_len), yticks=range(seq_len), ylim=(seq_len - 0.5, -0.5))
for layers, row in enumerate(axes, 1):
    gru = nn.GRU(input_size, hidden_size, layers, bidirectional=True)
    output, _ = gru(x_alone)
    halves = output.view(seq_len, num_directions, hidden_size)
    for direction, axis in enumerate(row):
        seen = torch.zeros(seq_len, seq_len, dtype=torch.int)
        for t in range(seq_len):
            (grad_x,) = torch.autograd.grad(halves[t, direction].sum(), x_alone, retain_graph=True)
            seen[t] = (grad_x != 0).any(dim=-1)  # (seq_len,)
        axis.pcolormesh(range(seq_len), range(seq_len), seen, vmin=0, vmax=1, cmap=ListedColormap(["white", "C0"]), ec="black")
        half = ("forward half", "backward half")[direction]
        axis.set_title(f"layers: {gru.num_layers}, {half}", fontsize=11)
        axis.set_aspect("equal")
        print(f"layers: {gru.num_layers}, {half}, last step has seen: {seen[-1].tolist()}")
        print("  every step has seen all:", seen.all().item())
    row[0].set_ylabel("time step of output", color="C0")
for axis in axes[-1]:
    axis.set_xlabel("time step of the input", color="C0")
plt.savefig("last-step-seen.svg")
