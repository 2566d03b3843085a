import torch
from torch import nn

torch.manual_seed(0)
input_size = 3

for hidden_size in (4, 16, 64, 256):
    bound = hidden_size ** -0.5
    for kind in (nn.RNN, nn.LSTM, nn.GRU):
        layer = kind(input_size, hidden_size, num_layers=2, bidirectional=True)
        largest = max(parameter.abs().max().item() for parameter in layer.parameters())
        print(f"{kind.__name__:5} hidden_size {hidden_size:3}  bound {bound:.4f}  "
              f"largest {largest:.4f}  within: {largest <= bound + 1e-6}")

lstm = nn.LSTM(input_size, hidden_size)
print("sqrt of the mean square, times sqrt(3):")
for name, parameter in lstm.named_parameters():
    print(f"    {name:13} {parameter.square().mean().mul(3).sqrt().item():.4f}  mean {parameter.mean().item():7.4f}")
