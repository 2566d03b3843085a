import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 7, 3, 6
lengths = [4, 1, 2, seq_len]
batch_size, num_steps = len(lengths), sum(lengths)
padded = torch.randn(batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, batch_first=True)

packed = pack_padded_sequence(padded, lengths, batch_first=True, enforce_sorted=False)
packed_output, (hn, cn) = lstm(packed)
print("packed.data:       ", packed.data.shape)  # (num_steps, input_size)
print("packed.batch_sizes:", packed.batch_sizes)  # (seq_len,)
print("packed_output.data:", packed_output.data.shape)  # (num_steps, hidden_size)
print("hn:                ", hn.shape)  # (1, batch_size, hidden_size)
