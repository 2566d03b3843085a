import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 7, 3, 5
lengths = [4, 1, 2, seq_len]
batch_size, num_directions = len(lengths), 2
padded = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers=1, bidirectional=True)

packed_output, hn = gru(pack_padded_sequence(padded, lengths, enforce_sorted=False))
output, output_lengths = pad_packed_sequence(packed_output, batch_first=True)
print("output:", output.shape)  # (batch_size, seq_len, num_directions * hidden_size)
print("output_lengths:", output_lengths)  # (batch_size,)
print("hn:    ", hn.shape)  # (num_directions, batch_size, hidden_size)
