import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
rnn = nn.RNN(input_size, hidden_size, num_layers, batch_first=True)
x_batch = torch.randn(batch_size, seq_len, input_size)
with torch.no_grad():
    _, hn = rnn(x_batch)
    _, hn_alone = rnn(x_batch[:1])  # (num_layers, 1, hidden_size)

rows = hn.transpose(0, 1).reshape(batch_size, -1)  # (batch_size, num_layers * hidden_size)
rows_wrong = hn.reshape(batch_size, -1)  # (batch_size, num_layers * hidden_size)
print("hn:        ", hn.shape)
print("rows:      ", rows.shape)
print("rows_wrong:", rows_wrong.shape)
first = hn_alone.flatten()  # (num_layers * hidden_size,)
print("rows[0] is the first sequence:      ", torch.allclose(rows[0], first, atol=1e-6))
print("rows_wrong[0] is the first sequence:", torch.allclose(rows_wrong[0], first, atol=1e-6))
