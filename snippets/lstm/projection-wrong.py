import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 6, 3, 2, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
projected = nn.LSTM(input_size, hidden_size, proj_size=proj_size)
h0 = torch.zeros(1, batch_size, proj_size)  # (1, batch_size, proj_size)
c0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
output, (hn, cn) = projected(x_seq, (h0, c0))
print("h0:", h0.shape, " c0:", c0.shape)

for wrong in (
    lambda: projected(x_seq, (c0, c0)),
    lambda: nn.LSTM(input_size, hidden_size, proj_size=hidden_size),
    lambda: nn.GRU(input_size, hidden_size, proj_size=proj_size),
):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
