import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers, num_directions = 2, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
below = nn.GRU(input_size, hidden_size, num_layers - 1, bidirectional=True)
cell = nn.GRUCell(num_directions * hidden_size, hidden_size)
weights, top = gru.state_dict(), gru.num_layers - 1
below.load_state_dict({name: weights[name] for name in below.state_dict()})
cell.load_state_dict({name: weights[f"{name}_l{top}_reverse"] for name in cell.state_dict()})

with torch.no_grad():
    output, hn = gru(x_seq)
    between, _ = below(x_seq)  # (seq_len, batch_size, num_directions * hidden_size)
    h_t = cell(between[-1])  # (batch_size, hidden_size)
    one_step = h_t
    for x_t in reversed(between[:-1]):  # (batch_size, num_directions * hidden_size)
        h_t = cell(x_t, h_t)  # (batch_size, hidden_size)

backward = output[..., hidden_size:]  # (seq_len, batch_size, hidden_size)
print("one_step:", one_step.shape, " backward:", backward.shape)
print("one step gives backward[-1]: ", torch.allclose(one_step, backward[-1], atol=1e-6))
print("all steps give backward[0]:  ", torch.allclose(h_t, backward[0], atol=1e-6))
print("backward[0] equals hn[-1]:   ", torch.equal(backward[0], hn[-1]))
print("backward[-1] equals hn[-1]:  ", torch.equal(backward[-1], hn[-1]))
