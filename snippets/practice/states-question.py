import torch
from torch import nn

torch.manual_seed(0)
num_layers, batch_size, hidden_size = 2, 2, 3
hn = torch.arange(1, num_layers + 1)[:, None, None] * 10 + torch.arange(1, batch_size + 1)[:, None]
hn = hn.repeat(1, 1, hidden_size)  # (2, 2, 3)
ended = torch.arange(batch_size) == 1  # (batch_size,)

first_dimension = hn.clone()
first_dimension[ended] = 0
second_dimension = hn.clone()
second_dimension[:, ended] = 0
print("hn:", hn.shape)
for name, state in (("hn[ended] = 0", first_dimension), ("hn[:, ended] = 0", second_dimension)):
    print(f"{name:17}", state[:, :, 0].tolist())
