import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
gru = nn.GRU(input_size, hidden_size)
x_first, x_second = torch.randn(2, seq_len, batch_size, input_size)

_, state = gru(x_first)
output_carried, _ = gru(x_second, state)
output_fresh, _ = gru(x_second)
print("output_carried:", output_carried.shape, " output_fresh:", output_fresh.shape)
print("carried equals fresh:", torch.allclose(output_carried, output_fresh))

stacked = nn.GRU(input_size, hidden_size, num_layers=2, dropout=0.5)
print("two calls in training mode agree:", torch.equal(stacked(x_first)[0], stacked(x_first)[0]))
stacked.eval()
print("two calls after eval() agree:    ", torch.equal(stacked(x_first)[0], stacked(x_first)[0]))
