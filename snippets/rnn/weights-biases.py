import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, _ = rnn(x_seq)
    rnn.bias_ih_l0 += rnn.bias_hh_l0
    rnn.bias_hh_l0.zero_()
    output_merged, _ = rnn(x_seq)

print("largest difference:", (output_merged - output).abs().max().item())
