import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 9, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)
read = seq_len // 2
x_other = x_seq.clone()
x_other[read:] = torch.randn(seq_len - read, batch_size, input_size)

for bidirectional in (False, True):
    gru = nn.GRU(input_size, hidden_size, bidirectional=bidirectional)
    (output, _), (output_other, _) = gru(x_seq), gru(x_other)
    unchanged = torch.allclose(output[:read], output_other[:read], atol=1e-6)
    print(f"bidirectional={bidirectional}, output[:read] knows nothing of what comes later: {unchanged}")
