import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", "LSTM with projections")

torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 7, 3, 5, 2, 6
num_layers = 2
num_directions = 2
projected = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True, proj_size=proj_size)
x_seq = torch.randn(seq_len, batch_size, input_size)
h0_proj = torch.zeros(num_layers * num_directions, batch_size, proj_size)
c0_proj = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output_proj, (hn_proj, cn_proj) = projected(x_seq, (h0_proj, c0_proj))

print("output_proj:", output_proj.shape)  # (seq_len, batch_size, num_directions * proj_size)
print("hn_proj:", hn_proj.shape)  # (num_layers * num_directions, batch_size, proj_size)
print("cn_proj:", cn_proj.shape)  # (num_layers * num_directions, batch_size, hidden_size)
for name, parameter in projected.named_parameters():
    print(f"{name}:", parameter.shape)
