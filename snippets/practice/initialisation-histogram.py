import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
input_size = 8

for number, hidden_size in enumerate((16, 64, 256)):
    gru = nn.GRU(input_size, hidden_size)
    values = torch.cat([parameter.detach().flatten() for parameter in gru.parameters()])
    plt.hist(values, bins=30, density=True, color=f"C{number}", alpha=0.6, label=hidden_size)
    for sign in (-1, 1):
        plt.axvline(sign * hidden_size ** -0.5, color=f"C{number}", linestyle="--")
plt.gca().set(xlabel="value of a weight or bias", ylabel="density")
plt.legend(title="hidden_size", ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
plt.savefig("initialisation-histogram.svg")
