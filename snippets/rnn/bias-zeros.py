import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_zeros = torch.zeros(seq_len, batch_size, input_size)
h0 = torch.randn(1, batch_size, hidden_size)
with_bias = nn.RNN(input_size, hidden_size)
without_bias = nn.RNN(input_size, hidden_size, bias=False)

with torch.no_grad():
    output_with, _ = with_bias(x_zeros)  # (seq_len, batch_size, hidden_size)
    output_without, _ = without_bias(x_zeros)  # (seq_len, batch_size, hidden_size)
    output_from_h0, _ = without_bias(x_zeros, h0)  # (seq_len, batch_size, hidden_size)

print("with bias, first step:   ", output_with[0])
print("with bias, last step:    ", output_with[-1])
print("without bias, last step: ", output_without[-1])
print("without bias, h0:        ", h0[0])
print("without bias, from h0 on:", output_from_h0[-1])
print("all zeros without bias from zeros:", not output_without.any().item())
print("all zeros without bias from h0:   ", not output_from_h0.any().item())
print("h0 is kept without bias:          ", torch.allclose(output_from_h0[-1], h0[0]))
