import torch
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size = 8, 9, 4, 3, 5
num_layers, num_directions = 3, 2
encoder = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
decoder = nn.GRU(input_size, num_directions * hidden_size)
_, hn = encoder(torch.randn(source_len, batch_size, input_size))
target = torch.randn(target_len, batch_size, input_size)

top = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
try:
    decoder(target, top)
except RuntimeError as error:
    print("RuntimeError:", error)

h0 = top.unsqueeze(0)  # (1, batch_size, num_directions * hidden_size)
decoded, hn_decoder = decoder(target, h0)
print("hn:", hn.shape, " top:", top.shape)
print("h0:", h0.shape, " hn_decoder:", hn_decoder.shape)
