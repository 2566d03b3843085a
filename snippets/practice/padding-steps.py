import torch
from matplotlib import pyplot as plt
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, length, input_size, hidden_size = 10, 4, 3, 3
sequences = [torch.randn(length, input_size), torch.randn(seq_len, input_size)]
rnn = nn.RNN(input_size, hidden_size)
with torch.no_grad():
    output, hn = rnn(pad_sequence(sequences))
states = output[:, 0]  # (seq_len, hidden_size)

steps = range(1, seq_len + 1)
plt.plot(steps, states, color="C3")
plt.plot([length] * hidden_size, states[length - 1], "o", color="C3", label="true last state")
plt.plot([seq_len] * hidden_size, hn[0, 0], "s", color="C1", label="hn")
plt.axvspan(length + 0.5, seq_len + 0.5, color="C1", alpha=0.12)
plt.text((length + seq_len + 1) / 2, 0.95, "padding", ha="center", va="top")
plt.gca().set(xlabel="time step", ylabel="hidden state", xticks=steps, ylim=(-1.05, 1.05))
plt.legend(loc="lower right")
plt.savefig("padding-steps.svg")
