import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)
c0 = torch.zeros(1, batch_size, hidden_size)

try:
    gru(x_seq, (h0, c0))
except AttributeError as error:
    print("AttributeError:", error)

try:
    output, (hn, cn) = gru(x_seq, h0)
except ValueError as error:
    print("ValueError:", error)
