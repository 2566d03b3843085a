import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, batch_first=True)

x_turned = x_seq.transpose(0, 1)  # (batch_size, seq_len, input_size)
x_reshaped = x_seq.reshape(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
output_turned, _ = rnn(x_turned)
output_reshaped, _ = rnn(x_reshaped)

print("output_turned:", output_turned.shape, " output_reshaped:", output_reshaped.shape)
print("x_turned[1] is one sequence:  ", torch.equal(x_turned[1], x_seq[:, 1]))
print("x_reshaped[1] is one sequence:", torch.equal(x_reshaped[1], x_seq[:, 1]))
