import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru_2 = nn.GRU(input_size, hidden_size, num_layers=2)

output, (layer_0, layer_1) = gru_2(x_seq)
_, hn = gru_2(x_seq)

print("layer_0:", layer_0.shape, " layer_1:", layer_1.shape, " hn:", hn.shape)
print("layer_0 equals hn[0]:", torch.equal(layer_0, hn[0]))
print("layer_1 equals hn[1]:", torch.equal(layer_1, hn[1]))
