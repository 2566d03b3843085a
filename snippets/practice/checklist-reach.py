import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 3, 4, 5
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
rnn, both = nn.RNN(input_size, hidden_size), nn.RNN(input_size, hidden_size, bidirectional=True)
batch_first = nn.RNN(input_size, hidden_size, batch_first=True)


def detached():
    outputs, state = [], None
    for x_t in x_seq.split(1):
        output_t, state = rnn(x_t, state)
        outputs, state = [*outputs, output_t], state.detach()
    return torch.cat(outputs)


wrong = batch_first(x_seq.view(batch_size, seq_len, input_size))[0].reshape(seq_len, batch_size, hidden_size)
models = {"none": rnn(x_seq)[0], "both ways": both(x_seq)[0], "detached": detached(), "view": wrong}
margins = {"left": 0.12, "right": 0.98, "bottom": 0.11, "top": 0.94}
_, axes = plt.subplots(2, 2, figsize=(4.2, 4.8), sharex=True, sharey=True, layout="none", gridspec_kw=margins)
for axis, (mistake, output) in zip(axes.flat, models.items()):
    gradients = [torch.autograd.grad(output[t, 0].sum(), x_seq, retain_graph=True)[0] for t in range(seq_len)]
    own = torch.stack([gradient[:, 0].norm(dim=1) for gradient in gradients])  # (seq_len, seq_len)
    others = torch.stack([gradient[:, 1:].flatten(1).norm(dim=1) for gradient in gradients])  # (seq_len, seq_len)
    for reached, mark, size, colour in ((others, "x", 11, "C3"), (own, "s", 5, "C0")):
        output_step, input_step = reached.nonzero().T + 1
        axis.plot(input_step, output_step, mark, markersize=size, markeredgewidth=2, color=colour)
    axis.set_title(mistake)
steps = range(1, seq_len + 1)
axes[0, 0].set(xlim=(0.3, seq_len + 0.7), ylim=(seq_len + 0.7, 0.3), xticks=steps, yticks=steps)
for axis in axes[:, 0]:
    axis.set_ylabel("output step")
for axis in axes[1]:
    axis.set_xlabel("input step")
plt.savefig("checklist-reach.svg")
