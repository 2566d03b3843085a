import torch
from torch import nn

torch.manual_seed(0)
source_len, batch_size, input_size, hidden_size, num_layers, num_directions = 7, 3, 4, 6, 2, 2
source = torch.randn(source_len, batch_size, input_size)
encoder = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)
_, (hn, cn) = encoder(source)

by_layer = hn.view(num_layers, num_directions, batch_size, hidden_size)
joined = torch.cat([by_layer[:, 0], by_layer[:, 1]], dim=-1)
reshaped = hn.view(num_layers, batch_size, num_directions * hidden_size)
print("joined:  ", joined.shape)  # (num_layers, batch_size, num_directions * hidden_size)
print("reshaped:", reshaped.shape)  # (num_layers, batch_size, num_directions * hidden_size)

forward_0, backward_0, forward_1 = hn[0, 0], hn[1, 0], hn[0, 1]  # (hidden_size,)
for name, h0 in (("joined", joined), ("reshaped", reshaped)):
    first, second = h0[0, 0].split(hidden_size)  # (hidden_size,)
    print(name, "for sentence 0:")
    print("    first half is its forward state:            ", torch.equal(first, forward_0))
    print("    second half is its backward state:          ", torch.equal(second, backward_0))
    print("    second half is sentence 1's forward state:  ", torch.equal(second, forward_1))
