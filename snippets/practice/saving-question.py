import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, num_layers, num_directions = 3, 4, 2, 2
state_dict = nn.GRU(input_size, hidden_size, num_layers, bidirectional=num_directions == 2).state_dict()

tensor_count = len(state_dict)
shape_count = len({tensor.shape for tensor in state_dict.values()})
print("tensors:", tensor_count, " different shapes:", shape_count)
weight_ih_l1_reverse = state_dict["weight_ih_l1_reverse"]
print("weight_ih_l1_reverse:", weight_ih_l1_reverse.shape)
