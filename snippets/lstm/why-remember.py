import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 30, 1, 8, 16
x_seq = torch.randn(seq_len, batch_size, input_size)
x_other = x_seq.clone()
x_other[0] = torch.randn(batch_size, input_size)  # (batch_size, input_size)
rnn, gru, open_gru = nn.RNN(input_size, hidden_size), nn.GRU(input_size, hidden_size), nn.GRU(input_size, hidden_size)
open_gru.load_state_dict(gru.state_dict())

_, axis = plt.subplots(figsize=(4.2, 2.7))
with torch.no_grad():
    open_gru.bias_ih_l0[hidden_size : 2 * hidden_size] += 4
    kept = []
    for name, layer, style in (("RNN", rnn, ":"), ("GRU", gru, "-."), ("GRU, +4", open_gru, "-")):
        apart = (layer(x_seq)[0] - layer(x_other)[0]).norm(dim=-1).squeeze(1)  # (seq_len,)
        left = apart / apart[0]
        axis.plot(range(1, seq_len + 1), left, "k" + style, label=name)
        print(f"{name:7}  left at the last step: {left[-1]:.0e}")  # these sizes only
        kept.append(left[-1].item())
print("with 4 added, most is left:", kept[-1] == max(kept))
axis.set(xlabel="time step", ylabel="left of the first difference", ylim=(0, None))
axis.legend(handlelength=4)
plt.savefig("why-remember.svg")
