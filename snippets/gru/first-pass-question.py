import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
two_layers = nn.GRU(input_size=input_size, hidden_size=hidden_size, num_layers=2)

output, (first, second) = two_layers(x_seq)
_, hn = two_layers(x_seq)

print("first: ", first.shape)  # (batch_size, hidden_size)
print("second:", second.shape)  # (batch_size, hidden_size)
print("first equals hn[0]: ", torch.equal(first, hn[0]))
print("second equals hn[1]:", torch.equal(second, hn[1]))
