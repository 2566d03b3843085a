import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size = 50, 3, 20
x_seq = torch.randn(seq_len, batch_size, input_size)
dropout = nn.Dropout(0.5)

fresh = dropout(x_seq)  # (seq_len, batch_size, input_size)
mask = dropout(torch.ones_like(x_seq[:1]))  # (1, batch_size, input_size)
locked = x_seq * mask  # (seq_len, batch_size, input_size)

for name, dropped in (("fresh", fresh), ("locked", locked)):
    gone = dropped == 0
    print(f"{name}: the same features are gone at every step: {bool((gone == gone[0]).all())}")
