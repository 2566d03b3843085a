import torch
from torch import nn

torch.manual_seed(0)
read_len, rest_len, batch_size, input_size, hidden_size = 3, 2, 1, 3, 4
x_seq = torch.randn(read_len + rest_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output_all, _ = lstm(x_seq)
    _, (h_read, c_read) = lstm(x_seq[:read_len])
    rest, _ = lstm(x_seq[read_len:], (h_read, c_read))  # (rest_len, batch_size, hidden_size)
    rest_wrong, _ = lstm(x_seq[read_len:], (h_read, torch.zeros_like(c_read)))

print("rest:", rest.shape, " rest_wrong:", rest_wrong.shape)
print("with both states, as read at once:", torch.allclose(rest, output_all[read_len:], atol=1e-6))
print("without c_read, as read at once:  ", torch.allclose(rest_wrong, output_all[read_len:], atol=1e-6))
