import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 3, 4, 5
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
gru, both = nn.GRU(input_size, hidden_size), nn.GRU(input_size, hidden_size, bidirectional=True)
batch_first = nn.GRU(input_size, hidden_size, batch_first=True)


def detached():
    outputs, state = [], None
    for x_t in x_seq.split(1):
        output_t, state = gru(x_t, state)
        outputs, state = [*outputs, output_t], state.detach()
    return torch.cat(outputs)


wrong = batch_first(x_seq.view(batch_size, seq_len, input_size))[0].reshape(seq_len, batch_size, hidden_size)
models = {"none": gru(x_seq)[0], "both ways": both(x_seq)[0], "detached": detached(), "view": wrong}
figure, axes = plt.subplots(2, 2, figsize=(4.2, 4.8), gridspec_kw={"hspace": 0.2})
for axis, (mistake, output) in zip(axes.flat, models.items()):
    axis.set(xlim=(0.3, seq_len + 0.7), ylim=(seq_len + 0.7, 0.3))
    for t in range(seq_len):
        (gradient,) = torch.autograd.grad(output[t, 0].sum(), x_seq, retain_graph=True)
        own = gradient[:, 0].norm(dim=1)  # (seq_len,)
        others = gradient[:, 1:].flatten(1).norm(dim=1)  # (seq_len,)
        for reached, mark, size in ((others, "x", 11), (own, "s", 5)):
            steps = reached.nonzero().flatten() + 1
            style = {"markersize": size, "markeredgewidth": 2, "color": "C3" if mark == "x" else "C0"}
            axis.plot(steps, [t + 1] * len(steps), mark, **style)
    axis.set(title=mistake, xlabel="input step", ylabel="output step")
    axis.set(xticks=range(1, seq_len + 1), yticks=range(1, seq_len + 1))
plt.savefig("checklist-reach.svg")
