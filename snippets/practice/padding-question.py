import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 7, 3, 6
lengths = [4, 1, 3, seq_len - 1, seq_len]
batch_size = len(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
lstm = nn.LSTM(input_size, hidden_size, batch_first=True)

padded = pad_sequence(sequences, batch_first=True)
output, (hn, cn) = lstm(padded)
print("padded:", padded.shape)  # (batch_size, seq_len, input_size)
print("output:", output.shape)  # (batch_size, seq_len, hidden_size)
print("hn:    ", hn.shape)  # (1, batch_size, hidden_size)
