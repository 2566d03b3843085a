import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_zeros = torch.zeros(seq_len, batch_size, input_size)
with_bias = nn.RNN(input_size, hidden_size)
without_bias = nn.RNN(input_size, hidden_size, bias=False)

with torch.no_grad():
    output_with, _ = with_bias(x_zeros)  # (seq_len, batch_size, hidden_size)
    output_without, _ = without_bias(x_zeros)  # (seq_len, batch_size, hidden_size)

print("with bias, first step:  ", output_with[0])
print("with bias, last step:   ", output_with[-1])
print("without bias, last step:", output_without[-1])
