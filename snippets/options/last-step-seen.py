import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_directions = 5, 6, 8, 2
x_alone = torch.randn(seq_len, input_size, requires_grad=True)

_, axes = plt.subplots(2, num_directions, figsize=(4.4, 5.4), layout="constrained")
for layers, row in enumerate(axes, 1):
    gru = nn.GRU(input_size, hidden_size, layers, bidirectional=True)
    output, _ = gru(x_alone)
    halves = output.view(seq_len, num_directions, hidden_size)
    for direction, axis in enumerate(row):
        axis.set(xticks=range(seq_len), yticks=range(seq_len), xlim=(-0.5, seq_len - 0.5), ylim=(seq_len - 0.5, -0.5), aspect="equal")
        seen = torch.zeros(seq_len, seq_len, dtype=torch.int)
        for t in range(seq_len):
            (grad_x,) = torch.autograd.grad(halves[t, direction].sum(), x_alone, retain_graph=True)
            seen[t] = (grad_x != 0).any(dim=-1)  # (seq_len,)
            for step, value in enumerate(seen[t].tolist()):
                place = (step - 0.45, t - 0.45)
                axis.add_patch(plt.Rectangle(place, 0.9, 0.9, fill=value, color="C0"))
        half = ("forward half", "backward half")[direction]
        axis.set_title(f"layers: {gru.num_layers}, {half}", fontsize=11)
        axis.set_xlabel("time step of the input", color="C0")
        print(f"layers: {gru.num_layers}, {half}, last step has seen: {seen[-1].tolist()}")
        print("  every step has seen all:", seen.all().item())
    row[0].set_ylabel("time step of output", color="C0")
plt.savefig("last-step-seen.svg")
