import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

h0_two_layers = torch.zeros(rnn.num_layers + 1, batch_size, hidden_size)
h0_no_layers = torch.zeros(batch_size, hidden_size)  # (batch_size, hidden_size)

for wrong in (h0_two_layers, h0_no_layers):
    try:
        rnn(x_seq, wrong)
    except RuntimeError as error:
        print("RuntimeError:", error)
