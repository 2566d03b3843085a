import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_directions = 2
lstm_asked = nn.LSTM(input_size, hidden_size, bidirectional=True).to(torch.float64)
x_asked = torch.randn(seq_len, batch_size, input_size, dtype=torch.float64)

output_asked, (hn_asked, cn_asked) = lstm_asked(x_asked)

print("output_asked:", output_asked.shape, output_asked.dtype)
print("hn_asked:", hn_asked.shape, hn_asked.dtype)
