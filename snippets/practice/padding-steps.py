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

_, axis = plt.subplots(figsize=(4.6, 3.8))
axis.axvspan(length + 0.5, seq_len + 0.5, color="black", alpha=0.1, linewidth=0)
axis.text((length + seq_len + 1) / 2, 1, "padding", ha="center", va="top")
axis.axhline(0, color="black", linewidth=0.5)
steps = range(1, seq_len + 1)
for feature, values in enumerate(states.T):
    axis.plot(steps, values, ("-", "--", ":", "-.")[feature % 4], color="C3")
    axis.text(seq_len + 0.4, values[-1], feature, color="C3", va="center")
axis.plot([length] * hidden_size, states[length - 1], "o", color="C3", label="output[length - 1, 0], the true last state")
axis.plot([seq_len] * hidden_size, hn[0, 0], "s", color="C3", mfc="white", ms=8, label="hn[0, 0]")
axis.set(xticks=steps, ylim=(-1.1, 1.1))
axis.set_xlabel(f"time step, {length} of {seq_len} with an input", color="C0")
axis.set_ylabel("value of hidden feature 0, 1, …", color="C3")
axis.legend(loc="lower center", bbox_to_anchor=(0.5, 1), frameon=False)
plt.savefig("padding-steps.svg")
