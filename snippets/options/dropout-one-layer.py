import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)

for layers in (1, 2):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        rnn = nn.RNN(input_size, hidden_size, num_layers=layers, dropout=0.5)
    with torch.no_grad():
        output_1, _ = rnn(x_seq)
        output_2, _ = rnn(x_seq)
    same = torch.equal(output_1, output_2)
    print("layers:", rnn.num_layers, *(str(warning.message) for warning in caught), sep="  ")
    print("warned with one layer only:", bool(caught) == (rnn.num_layers == 1))
    print("train, twice the same output with one layer only:", same == (rnn.num_layers == 1))
