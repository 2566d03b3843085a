import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", "LSTM with projections")

torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 2, 3, 2, 4
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
both_ways = nn.LSTM(input_size, hidden_size, bidirectional=True)
projected = nn.LSTM(input_size, hidden_size, proj_size=proj_size)
one_way = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
too_small = torch.zeros(1, batch_size, proj_size)  # (1, batch_size, proj_size)

for lstm, state in ((both_ways, one_way), (projected, one_way), (projected, too_small)):
    try:
        lstm(x_seq, (state, state))
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0_both, c0_both = torch.zeros(2, num_directions, batch_size, hidden_size)
output_both, _ = both_ways(x_seq, (h0_both, c0_both))
h0_proj = torch.zeros(1, batch_size, proj_size)  # (1, batch_size, proj_size)
c0_proj = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
output_proj, _ = projected(x_seq, (h0_proj, c0_proj))
print("output_both:", output_both.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("output_proj:", output_proj.shape)  # (seq_len, batch_size, proj_size)
