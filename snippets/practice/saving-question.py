import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, num_layers, num_directions = 3, 4, 2, 2
gru = nn.GRU(input_size, hidden_size, num_layers, bidirectional=num_directions == 2)
state_dict = gru.state_dict()

print("tensors:", len(state_dict))
weight_ih_l1_reverse = state_dict["weight_ih_l1_reverse"]
print("weight_ih_l1_reverse:", weight_ih_l1_reverse.shape)
