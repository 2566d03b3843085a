import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_batch = torch.randn(batch_size, seq_len, input_size)
x_changed = x_batch.clone()
x_changed[0] = x_batch[0] + 1  # (seq_len, input_size)
rnn_told = nn.RNN(input_size, hidden_size, batch_first=True)
rnn_forgot = nn.RNN(input_size, hidden_size)
with torch.no_grad():
    output_told, hn_told = rnn_told(x_batch)
    output_forgot, hn_forgot = rnn_forgot(x_batch)
    changed_told, _ = rnn_told(x_changed)
    changed_forgot, _ = rnn_forgot(x_changed)

print("output_told:  ", output_told.shape, " hn_told:  ", hn_told.shape)
print("output_forgot:", output_forgot.shape, " hn_forgot:", hn_forgot.shape)
print("second sequence unchanged, told:  ", torch.equal(output_told[1], changed_told[1]))
print("second sequence unchanged, forgot:", torch.equal(output_forgot[1], changed_forgot[1]))
