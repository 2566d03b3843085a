import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
short_len, seq_len, batch_size, input_size = 3, 5, 4, 2
x_padded = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
lengths = [short_len, seq_len]

packed = pack_padded_sequence(x_padded, lengths, enforce_sorted=False)
unpacked, lengths_back = pad_packed_sequence(packed)
print("x_padded:", x_padded.shape, " unpacked:", unpacked.shape)
print("lengths_back:", lengths_back.tolist())
