import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
gru = nn.GRU(input_size, hidden_size, num_layers=2, bidirectional=True)
num_layers, num_directions = gru.num_layers, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
with torch.no_grad():
    output, hn = gru(x_seq)

both = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
by_layer = hn.view(num_layers, num_directions, batch_size, hidden_size)
top = by_layer[-1]  # (num_directions, batch_size, hidden_size)
steps = output.view(seq_len, batch_size, num_directions, hidden_size)
ends = torch.cat([output[-1, :, :hidden_size], output[0, :, hidden_size:]], dim=-1)

print("hn:", hn.shape, " both:", both.shape, " top:", top.shape)
print("by_layer:", by_layer.shape, " steps:", steps.shape)
print("both equals ends, taken from output:", torch.equal(both, ends))
print("both equals output[-1]:", torch.equal(both, output[-1]))
print("top[0] and top[1] are hn[-2] and hn[-1]:", torch.equal(top, hn[-2:]))
print("top[0] equals steps[-1, :, 0]:", torch.equal(top[0], steps[-1, :, 0]))
print("top[1] equals steps[0, :, 1]: ", torch.equal(top[1], steps[0, :, 1]))
