import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 4, 6
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
lstm = nn.LSTM(input_size, hidden_size)
output, _ = lstm(x_seq)

(gradient,) = torch.autograd.grad(output[2, 1].sum(), x_seq)
touched = gradient.abs().sum(dim=2) > 0  # (seq_len, batch_size)
print("gradient:", gradient.shape, " touched:", touched.shape)
print(touched.int())
