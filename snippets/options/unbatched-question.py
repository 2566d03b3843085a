import torch
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 6, 8
num_layers, num_directions = 3, 2
x_alone = torch.randn(seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True, batch_first=True)
output, (hn, cn) = lstm(x_alone)

print("output:", output.shape)  # (seq_len, num_directions * hidden_size)
print("hn:    ", hn.shape)  # (num_layers * num_directions, hidden_size)
print("cn:    ", cn.shape)  # (num_layers * num_directions, hidden_size)
