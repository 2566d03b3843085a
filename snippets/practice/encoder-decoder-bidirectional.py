import torch
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size = 7, 5, 3, 4, 6
num_layers, num_directions, target_size = 2, 2, 8
source = torch.randn(source_len, batch_size, input_size)
target = torch.randn(target_len, batch_size, target_size)
encoder = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)
decoder = nn.LSTM(target_size, num_directions * hidden_size, num_layers)


def join(state):
    by_layer = state.view(num_layers, num_directions, *state.shape[1:])
    return torch.cat([by_layer[:, 0], by_layer[:, 1]], dim=-1)


_, (hn, cn) = encoder(source)  # (num_layers * num_directions, batch_size, hidden_size)
try:
    decoder(target, (hn, cn))
except RuntimeError as error:
    print("RuntimeError:", error)

h0, c0 = join(hn), join(cn)  # (num_layers, batch_size, num_directions * hidden_size)
decoded, _ = decoder(target, (h0, c0))  # (target_len, batch_size, num_directions * hidden_size)
print("hn:", hn.shape, " h0:", h0.shape, " c0:", c0.shape, " decoded:", decoded.shape)
