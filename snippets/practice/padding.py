import torch
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size = 5, 4
lengths = [2, seq_len, 3]
batch_size = len(lengths)

sequences = [torch.randn(length, input_size) for length in lengths]
padded = pad_sequence(sequences)  # (seq_len, batch_size, input_size)
padded_batch_first = pad_sequence(sequences, batch_first=True)

for sequence in sequences:
    print("sequence:", sequence.shape)
print("padded:            ", padded.shape)  # (seq_len, batch_size, input_size)
print("padded_batch_first:", padded_batch_first.shape)  # (batch_size, seq_len, input_size)
print(padded_batch_first[0])  # (seq_len, input_size)
