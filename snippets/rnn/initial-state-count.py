import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

for layers in (1, 2):
    for bidirectional in (False, True):
        stack = nn.RNN(input_size, hidden_size, layers, bidirectional=bidirectional)
        _, last = stack(x_seq)
        directions = 2 if bidirectional else 1
        print(f"num_layers={layers} num_directions={directions} hn: {last.shape}")
