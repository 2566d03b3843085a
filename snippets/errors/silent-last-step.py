import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)

output, (hn, _) = lstm(x_seq)
last_step = output[-1]  # (batch_size, num_directions * hidden_size)
output_last_input, _ = lstm(x_seq[-1:])
print("backward half of last_step has seen one input only:",
      torch.allclose(last_step[:, hidden_size:], output_last_input[0, :, hidden_size:], atol=1e-6))

print("fixed:")
both_ends = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
print("last_step:", last_step.shape, " both_ends:", both_ends.shape)
print("forward halves equal: ", torch.equal(last_step[:, :hidden_size], both_ends[:, :hidden_size]))
print("backward halves equal:",
      torch.allclose(last_step[:, hidden_size:], both_ends[:, hidden_size:]))
