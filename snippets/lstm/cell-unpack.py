import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
cell = nn.LSTMCell(input_size=input_size, hidden_size=hidden_size)
x_t = torch.randn(batch_size, input_size)

output, (first, second) = cell(x_t)
h_t, c_t = cell(x_t)

print("output:", output.shape, " first:", first.shape)
print("output equals h_t:  ", torch.equal(output, h_t))
print("first equals c_t[0]:", torch.equal(first, c_t[0]))
