import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
num_layers = 2
stack = nn.RNN(input_size, hidden_size, num_layers, bias=False)

for name, parameter in stack.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")
stack_params = sum(parameter.numel() for parameter in stack.parameters())
print("parameters:", stack_params)
