import torch
from torch import nn

torch.manual_seed(0)
seq_len, longer_len, batch_size, input_size, hidden_size = 7, 9, 3, 2, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
x_three = torch.randn(seq_len, batch_size, input_size)
x_longer = torch.randn(longer_len, batch_size, input_size)

output_three, (hn_three, cn_three) = lstm(x_three)
output_longer, (hn_longer, cn_longer) = lstm(x_longer)

print("output_three: ", output_three.shape)  # (seq_len, batch_size, hidden_size)
print("hn_three:     ", hn_three.shape)  # (1, batch_size, hidden_size)
print("cn_three:     ", cn_three.shape)  # (1, batch_size, hidden_size)
print("output_longer:", output_longer.shape)  # (longer_len, batch_size, hidden_size)
print("hn and cn keep their shapes:", hn_three.shape == hn_longer.shape == cn_longer.shape)
