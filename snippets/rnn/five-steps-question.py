import torch
from torch import nn

torch.manual_seed(0)
read_len, rest_len = 3, 2
batch_size, input_size, hidden_size = 1, 3, 4
x_seq = torch.randn(read_len + rest_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq)
    _, h_read = rnn(x_seq[:read_len])  # (1, batch_size, hidden_size)
    rest, _ = rnn(x_seq[read_len:], h_read)  # (rest_len, batch_size, hidden_size)

print("h_read:", h_read.shape)
print("rest:  ", rest.shape)
print("rest equals the end of output:", torch.allclose(rest, output[read_len:], atol=1e-6))
