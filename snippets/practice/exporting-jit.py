import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 9, 7, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size).eval()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    traced = torch.jit.trace(lstm, x_seq[:3, :2])
    scripted = torch.jit.script(nn.Sequential(lstm))
for text in sorted({f"{w.category.__name__}: {w.message}" for w in caught}):
    print(text)

output, _ = lstm(x_seq)
output_traced, _ = traced(x_seq)
output_scripted, _ = scripted(x_seq)
print("output_traced:", output_traced.shape, " output_scripted:", output_scripted.shape)
print("largest difference, traced:  ", (output_traced - output).abs().max().item())
print("largest difference, scripted:", (output_scripted - output).abs().max().item())
