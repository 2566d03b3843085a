import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", message="LSTM with projections")
torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 6, 3, 2, 4
num_layers = 3
x_seq = torch.randn(seq_len, batch_size, input_size)
stack = nn.LSTM(input_size, hidden_size, num_layers, proj_size=proj_size)

output, (hn, cn) = stack(x_seq)

print("weight_ih_l1:", stack.weight_ih_l1.shape)  # (4 * hidden_size, proj_size)
print("hn:", hn.shape)  # (num_layers, batch_size, proj_size)
print("cn:", cn.shape)  # (num_layers, batch_size, hidden_size)
