import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_batch_first = torch.randn(batch_size, seq_len, input_size)
rnn_batch_first = nn.RNN(input_size, hidden_size, batch_first=True)

output_batch_first, hn_batch_first = rnn_batch_first(x_batch_first)
last_step = output_batch_first[:, -1]  # (batch_size, hidden_size)
last_sequence = output_batch_first[-1]  # (seq_len, hidden_size)

print("x_batch_first:     ", x_batch_first.shape)  # (batch_size, seq_len, input_size)
print("output_batch_first:", output_batch_first.shape)  # (batch_size, seq_len, hidden_size)
print("hn_batch_first:    ", hn_batch_first.shape)  # (1, batch_size, hidden_size)
print("hn_batch_first[-1] equals last_step:    ", torch.equal(hn_batch_first[-1], last_step))
print("hn_batch_first[-1] equals last_sequence:", torch.equal(hn_batch_first[-1], last_sequence))
