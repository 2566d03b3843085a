import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 8
num_layers, num_directions = 2, 2

lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
x_batch = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
output_lstm, (hn_lstm, cn_lstm) = lstm(x_batch)

print("hn_lstm", hn_lstm.shape)
