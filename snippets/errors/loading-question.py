import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
saved_asked = nn.LSTM(input_size, hidden_size, num_layers=2, bidirectional=True).state_dict()

print("weight_ih_l1_reverse:", saved_asked["weight_ih_l1_reverse"].shape)
