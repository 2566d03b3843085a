import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
narrow = nn.GRU(input_size, hidden_size)
wide = nn.GRU(input_size, 2 * hidden_size)

narrow_params = sum(p.numel() for p in narrow.parameters())
wide_params = sum(p.numel() for p in wide.parameters())
print("narrow.weight_hh_l0:", narrow.weight_hh_l0.shape)
print("wide.weight_hh_l0:  ", wide.weight_hh_l0.shape)
print("parameters:", narrow_params, "and", wide_params)
