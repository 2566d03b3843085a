import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers, num_directions = 2, 2
x_batch = torch.randn(batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
with torch.no_grad():
    output, (hn, cn) = lstm(x_batch)

from_hn = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
forward, backward = output.chunk(2, dim=-1)  # (batch_size, seq_len, hidden_size)
from_output = torch.cat([forward[:, -1], backward[:, 0]], dim=-1)
print("hn:         ", hn.shape)
print("from_hn:    ", from_hn.shape)
print("from_output:", from_output.shape)
print("the same values:", torch.equal(from_hn, from_output))
