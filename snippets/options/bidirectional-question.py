import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers, num_directions = 3, 2
x_batch = torch.randn(batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
output_lstm, (hn_lstm, cn_lstm) = lstm(x_batch)

print("output_lstm:", output_lstm.shape)  # (batch_size, seq_len, num_directions * hidden_size)
print("hn_lstm:    ", hn_lstm.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("cn_lstm:    ", cn_lstm.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("weight_ih_l1_reverse:", lstm.weight_ih_l1_reverse.shape)
