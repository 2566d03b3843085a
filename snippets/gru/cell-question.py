import torch
from torch import nn

torch.manual_seed(0)
out_len, batch_size, input_size, hidden_size = 6, 2, 3, 4
cell = nn.GRUCell(input_size=input_size, hidden_size=hidden_size)
to_input = nn.Linear(hidden_size, input_size)

h_t = torch.randn(batch_size, hidden_size)  # (batch_size, hidden_size)
x_t = torch.zeros(batch_size, input_size)  # (batch_size, input_size)
made = []
for _ in range(out_len):
    h_t = cell(x_t, h_t)
    x_t = to_input(h_t)
    made.append(x_t)
generated = torch.stack(made)  # (out_len, batch_size, input_size)

print("generated:", generated.shape)
