import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
total_length, input_size = 9, 4
lengths = [2, 5, 3]
batch_size = len(lengths)
padded = torch.randn(total_length, batch_size, input_size)

packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)
shorter, _ = pad_packed_sequence(packed)
restored, _ = pad_packed_sequence(packed, total_length=total_length)
seq_len = max(lengths)

print("padded:  ", padded.shape)  # (total_length, batch_size, input_size)
print("shorter: ", shorter.shape)  # (seq_len, batch_size, input_size)
print("restored:", restored.shape)  # (total_length, batch_size, input_size)
