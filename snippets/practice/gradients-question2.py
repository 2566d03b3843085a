import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 4, 6
for bidirectional in (False, True):
    gru = nn.GRU(input_size, hidden_size, bidirectional=bidirectional)
    x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
    output, _ = gru(x_seq)
    output[1].sum().backward()
    later = x_seq.grad[2:]  # (seq_len - 2, batch_size, input_size)
    print(f"bidirectional={bidirectional}: gradients of later inputs are zero: {bool((later == 0).all())}")
