import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
short_len, seq_len, batch_size, input_size, hidden_size = 3, 5, 2, 3, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
x_padded[short_len:, 1] = 0
gru = nn.GRU(input_size, hidden_size)

_, hn_alone = gru(x_padded[:short_len, 1:2])
_, hn_padded = gru(x_padded)
_, hn_packed = gru(pack_padded_sequence(x_padded, [seq_len, short_len]))

print("hn_padded:", hn_padded.shape, " hn_packed:", hn_packed.shape)
print("padded, second sequence as if alone:",
      torch.allclose(hn_padded[0, 1], hn_alone[0, 0], atol=1e-6))
print("packed, second sequence as if alone:",
      torch.allclose(hn_packed[0, 1], hn_alone[0, 0], atol=1e-6))
