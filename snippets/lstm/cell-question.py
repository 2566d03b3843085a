import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lower = nn.LSTMCell(input_size, hidden_size)
upper = nn.LSTMCell(hidden_size, hidden_size)

lower_state = upper_state = None
for x_t in x_seq:  # (batch_size, input_size)
    lower_state = lower(x_t, lower_state)
    upper_state = upper(lower_state[0], upper_state)
h_t, c_t = upper_state  # (batch_size, hidden_size)

print("lower.weight_ih:", lower.weight_ih.shape)  # (4 * hidden_size, input_size)
print("upper.weight_ih:", upper.weight_ih.shape)  # (4 * hidden_size, hidden_size)
print("h_t:", h_t.shape, " c_t:", c_t.shape)
