import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, proj_size = 11, 4, 3, 12, 5
num_layers, num_directions = 3, 2
options = {"batch_first": True, "bidirectional": True, "proj_size": proj_size}
lstm = nn.LSTM(input_size, hidden_size, num_layers, **options)
output_lstm, (hn_lstm, cn_lstm) = lstm(torch.randn(batch_size, seq_len, input_size))

print("output_lstm:", output_lstm.shape)  # (batch_size, seq_len, num_directions * proj_size)
print("hn_lstm:    ", hn_lstm.shape)  # (num_layers * num_directions, batch_size, proj_size)
print("cn_lstm:    ", cn_lstm.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("weight_ih_l1:", lstm.weight_ih_l1.shape)
