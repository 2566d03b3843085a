import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_classes = 6
x_asked = torch.randn(batch_size, seq_len, input_size)
lstm_asked = nn.LSTM(input_size, hidden_size, num_layers=2, batch_first=True, bidirectional=True)
linear_asked = nn.Linear(2 * hidden_size, num_classes)

output_asked, _ = lstm_asked(x_asked)
scores_asked = linear_asked(output_asked)

print("scores_asked:", scores_asked.shape)
