import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_directions = 5, 6, 8, 2
x_alone = torch.randn(seq_len, input_size, requires_grad=True)
gru = nn.GRU(input_size, hidden_size, bidirectional=True)
output, _ = gru(x_alone)
halves = output.view(seq_len, num_directions, hidden_size)

_, axes = plt.subplots(1, num_directions, figsize=(5, 2.9))
for direction, axis in enumerate(axes):
    seen = torch.zeros(seq_len, seq_len, dtype=torch.int)
    for t in range(seq_len):
        (grad_x,) = torch.autograd.grad(halves[t, direction].sum(), x_alone, retain_graph=True)
        seen[t] = (grad_x != 0).any(dim=-1)  # (seq_len,)
        for step, value in enumerate(seen[t].tolist()):
            square = plt.Rectangle((step - 0.45, t - 0.45), 0.9, 0.9, fill=value, color="C0")
            axis.add_patch(square)
    half = ("forward half", "backward half")[direction]
    axis.set(title=half, xlabel="time step of the input", ylabel="time step of output")
    axis.set(xlim=(-0.5, seq_len - 0.5), ylim=(seq_len - 0.5, -0.5), aspect="equal")
    print(f"{half}, last step has seen: {seen[-1].tolist()}")
plt.savefig("last-step-seen.svg")
