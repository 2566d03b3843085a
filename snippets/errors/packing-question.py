import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
longest, seq_len, batch_size, input_size, hidden_size = 4, 5, 3, 2, 6
x_asked = torch.randn(seq_len, batch_size, input_size)
lengths = [2, longest] + [1] * (batch_size - 2)
packed_asked = pack_padded_sequence(x_asked, lengths, enforce_sorted=False)
output_asked, hn_asked = nn.GRU(input_size, hidden_size)(packed_asked)
unpacked_asked, _ = pad_packed_sequence(output_asked)

print("unpacked_asked:", unpacked_asked.shape, " hn_asked:", hn_asked.shape)
