import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    all_steps = x_seq @ lstm.weight_ih_l0.T  # (seq_len, batch_size, 4 * hidden_size)
    one_step = x_seq[1] @ lstm.weight_ih_l0.T  # (batch_size, 4 * hidden_size)

print("all_steps:", all_steps.shape)
print("one_step: ", one_step.shape)
print("all_steps[1] equals one_step:", torch.allclose(all_steps[1], one_step))
