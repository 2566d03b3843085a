import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_layers = 1
x_pair = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers)
start = torch.randn(num_layers, 1, hidden_size)  # (num_layers, 1, hidden_size)

try:
    rnn(x_pair, start)
except RuntimeError as error:
    print("RuntimeError:", error)

h0_shared = start.repeat(1, batch_size, 1)  # (num_layers, batch_size, hidden_size)
output_shared, hn_shared = rnn(x_pair, h0_shared)
print("h0_shared:", h0_shared.shape)
print("each sequence starts alike:", all(torch.equal(h0_shared[:, [k]], start) for k in range(batch_size)))
