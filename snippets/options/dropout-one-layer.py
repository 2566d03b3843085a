import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    rnn = nn.RNN(input_size, hidden_size, num_layers=1, dropout=0.5)
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")

with torch.no_grad():
    output_1, _ = rnn(x_seq)
    output_2, _ = rnn(x_seq)
print("train, twice the same output:", torch.equal(output_1, output_2))
