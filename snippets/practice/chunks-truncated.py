import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
lstm = nn.LSTM(input_size, hidden_size)


def read(detach):
    state = None
    for chunk in x_seq.split(chunk_len):
        piece, state = lstm(chunk, state)
        if detach:
            state = tuple(part.detach() for part in state)
    return piece, torch.autograd.grad(piece.sum(), x_seq)[0]


piece_whole, gradient_whole = read(detach=False)
piece_truncated, gradient_truncated = read(detach=True)
print("same output:", torch.equal(piece_whole, piece_truncated))
for name, gradient, mark in (("whole", gradient_whole, "."), ("truncated", gradient_truncated, "o")):
    norms = [f"{part.norm().item():.6f}" for part in gradient.split(chunk_len)]
    print(f"{name:9} gradient norm of each chunk:", *norms)
    by_step = gradient.flatten(1).norm(dim=1)  # (seq_len,)
    plt.plot(range(1, seq_len + 1), by_step.where(by_step > 0, torch.nan), f"{mark}-", label=name, fillstyle="none")

for border in range(chunk_len, seq_len, chunk_len):
    plt.axvline(border + 0.5, color="black", linestyle=":", linewidth=1)
plt.gca().set(xlabel="time step", ylabel="gradient norm", yscale="log")
plt.legend(handlelength=1.3)
plt.savefig("chunks-truncated.svg")
