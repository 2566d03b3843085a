import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, output_size = 8, 3, 2
x = torch.randn(batch_size, input_size)
target = torch.randn(batch_size, output_size)
layer = nn.Linear(input_size, output_size)

with torch.no_grad():
    loss = nn.functional.mse_loss(layer(x), target)
print("loss.requires_grad:", loss.requires_grad)
try:
    loss.backward()
except RuntimeError as error:
    print("RuntimeError:", error)

nn.functional.mse_loss(layer(x), target).backward()
print("without no_grad there is a gradient:", layer.weight.grad is not None)
