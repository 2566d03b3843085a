import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 40, 8, 3, 32
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)

for module, style in ((nn.RNN, "k:"), (nn.LSTM, "k--"), (nn.GRU, "k")):
    layer = module(input_size, hidden_size)
    output, _ = layer(x_seq)
    (gradient,) = torch.autograd.grad(output[-1].sum(), x_seq)
    norms = gradient.flatten(1).norm(dim=1)  # (seq_len,)
    plt.semilogy(range(1, seq_len + 1), norms, style, label=f"nn.{module.__name__}")
    first, middle, last = (norms[t].item() for t in (0, seq_len // 2, -1))
    print(f"{module.__name__:4}  first: {first:.1e}  middle: {middle:.1e}  last: {last:.1e}")  # these sizes only
    print("      smaller the earlier:", first < middle < last)

print("gradient:", gradient.shape, " norms:", norms.shape)
plt.gca().set(xlabel="time step", ylabel="gradient norm")
plt.legend()
plt.savefig("gradients.svg")
