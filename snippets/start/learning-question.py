import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, output_size = 8, 3, 2
x = torch.randn(batch_size, input_size)
target = torch.randn(batch_size, output_size)
layer = nn.Linear(input_size, output_size)

nn.functional.mse_loss(layer(x), target).backward()
once = layer.weight.grad.clone()  # (output_size, input_size)
nn.functional.mse_loss(layer(x), target).backward()
twice = layer.weight.grad  # (output_size, input_size)

print("twice:", twice.shape)
print("the second is added to the first:", torch.allclose(twice, 2 * once))
