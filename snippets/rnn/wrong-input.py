import torch
from torch import nn

torch.manual_seed(0)

seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4

rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
x_wrong = torch.randn(seq_len, batch_size, hidden_size)  # (seq_len, batch_size, hidden_size)

try:
    rnn(x_wrong)
except RuntimeError as error:
    print("RuntimeError:", error)
