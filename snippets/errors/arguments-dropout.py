import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    gru = nn.GRU(input_size, hidden_size, num_layers=1, dropout=0.5)
    print(f"{caught[0].category.__name__}: {caught[0].message}")
    print("some of output set to 0:", bool((gru(x_seq)[0] == 0).any()))
    caught.clear()
    gru, drop = nn.GRU(input_size, hidden_size), nn.Dropout(0.5)
    dropped = drop(gru(x_seq)[0])  # (seq_len, batch_size, hidden_size)
    print("fixed: warnings:", len(caught), " some of dropped set to 0:", bool((dropped == 0).any()))
