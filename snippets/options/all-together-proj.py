import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 9, 4, 7, 5, 8
num_layers, num_directions = 3, 2
sizes = {"input_size": input_size, "hidden_size": hidden_size, "proj_size": proj_size}
lstm = nn.LSTM(**sizes, num_layers=num_layers, bidirectional=True)
lstm_batch = nn.LSTM(**sizes, num_layers=num_layers, bidirectional=True, batch_first=True)
y_seq, (h_seq, c_seq) = lstm(torch.randn(seq_len, batch_size, input_size))
y_batch, (h_batch, c_batch) = lstm_batch(torch.randn(batch_size, seq_len, input_size))
y_alone, (h_alone, c_alone) = lstm(torch.randn(seq_len, input_size))

print("y_seq:", y_seq.shape, "h_seq:", h_seq.shape, "c_seq:", c_seq.shape)
print("y_batch:", y_batch.shape, "h_batch:", h_batch.shape, "c_batch:", c_batch.shape)
print("y_alone:", y_alone.shape, "h_alone:", h_alone.shape, "c_alone:", c_alone.shape)
