import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
rnn = nn.RNN(input_size, hidden_size, num_layers)
for name, parameter in rnn.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")

x_seq = torch.randn(seq_len, batch_size, input_size)
output, hn = rnn(x_seq)
hn_bottom, hn_top = hn  # (batch_size, hidden_size)
print("hn_top equals output[-1]:", torch.equal(hn_top, output[-1]))
print("hn_bottom is a step of output:", any(torch.equal(hn_bottom, step) for step in output))
