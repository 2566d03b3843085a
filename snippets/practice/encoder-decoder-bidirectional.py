import torch
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size, num_layers = 7, 5, 3, 4, 6, 2
num_directions = 2
source = torch.randn(source_len, batch_size, input_size)
target = torch.randn(target_len, batch_size, input_size)
encoder = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)
decoder = nn.LSTM(input_size, num_directions * hidden_size, num_layers)


def join(state):
    by_layer = state.view(num_layers, num_directions, batch_size, hidden_size)
    return torch.cat([by_layer[:, 0], by_layer[:, 1]], dim=-1)


encoded, (hn, cn) = encoder(source)
try:
    decoder(target, (hn, cn))
except RuntimeError as error:
    print("RuntimeError:", error)

h0, c0 = join(hn), join(cn)
decoded, (hn_decoder, cn_decoder) = decoder(target, (h0, c0))
print("hn:     ", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("h0:     ", h0.shape)  # (num_layers, batch_size, num_directions * hidden_size)
print("decoded:", decoded.shape)  # (target_len, batch_size, num_directions * hidden_size)
