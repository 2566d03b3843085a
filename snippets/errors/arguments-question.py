import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
asked = nn.RNN(input_size, hidden_size, 2, "relu", False, True)
x_asked = torch.randn(batch_size, seq_len, input_size)

output_asked, hn_asked = asked(x_asked)

print(asked)
print("output_asked:", output_asked.shape, " hn_asked:", hn_asked.shape)
