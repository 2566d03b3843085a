import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)

in_rows = lstm.weight_ih_l0.chunk(4)
in_turns = lstm.weight_ih_l0.reshape(hidden_size, 4, input_size).unbind(1)
print("in_rows[1]: ", in_rows[1].shape)  # (hidden_size, input_size)
print("in_turns[1]:", in_turns[1].shape)  # (hidden_size, input_size)

W_if = lstm.weight_ih_l0[hidden_size : 2 * hidden_size]
print("in_rows[1] is the forget gate: ", torch.equal(in_rows[1], W_if))
print("in_turns[1] is the forget gate:", torch.equal(in_turns[1], W_if))
