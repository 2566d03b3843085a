import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, features = 5, 2, 4
square = nn.RNN(features, features)
x_turned = torch.randn(batch_size, features, seq_len)  # (batch_size, features, seq_len)
x_square = torch.randn(batch_size, seq_len, features)  # (batch_size, seq_len, features)

for x_asked in (x_turned, x_square):
    try:
        output_asked, hn_asked = square(x_asked)
        print("output_asked:", output_asked.shape, " hn_asked:", hn_asked.shape)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
