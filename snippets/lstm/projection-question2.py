import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size, num_classes = 5, 6, 3, 2, 4, 7
lstm = nn.LSTM(input_size, hidden_size, proj_size=proj_size)
output, (hn, cn) = lstm(torch.randn(seq_len, batch_size, input_size))

try:
    nn.Linear(hidden_size, num_classes)(output[-1])
except RuntimeError as error:
    print("RuntimeError:", error)

head = nn.Linear(proj_size, num_classes)
scores = head(output[-1])
print("scores:", scores.shape)  # (batch_size, num_classes)
