import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)

try:
    with warnings.catch_warnings(record=True):
        torch.onnx.export(lstm, (x_seq,))
    print("exported")
except ImportError as error:
    print(type(error).__name__ + ":", error)
