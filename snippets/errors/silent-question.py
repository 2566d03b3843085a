import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
num_directions = 2
x_asked = torch.randn(batch_size, seq_len, input_size)
lstm_asked = nn.LSTM(input_size, hidden_size, num_layers=1, bidirectional=True)

output_asked, (hn_asked, _) = lstm_asked(x_asked)

print("output_asked:", output_asked.shape, " hn_asked:", hn_asked.shape)
