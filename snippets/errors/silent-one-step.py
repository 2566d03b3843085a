import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
lstm = nn.LSTM(input_size, hidden_size)
x_step = torch.randn(batch_size, input_size)  # (batch_size, input_size)

output_step, (hn_step, _) = lstm(x_step)
print("output_step:", output_step.shape, " hn_step:", hn_step.shape)

print("fixed:")
x_one_step = x_step.unsqueeze(0)  # (1, batch_size, input_size)
output_one_step, (hn_one_step, _) = lstm(x_one_step)
print("output_one_step:", output_one_step.shape, " hn_one_step:", hn_one_step.shape)
print("second sequence the same:", torch.allclose(output_step[1], output_one_step[0, 1]))
h_cell, c_cell = nn.LSTMCell(input_size, hidden_size)(x_step)
print("h_cell:", h_cell.shape, " c_cell:", c_cell.shape)  # (batch_size, hidden_size) each
