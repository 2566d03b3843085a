import torch
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_sequence

sequences = [
    torch.tensor([11, 12]),
    torch.tensor([21, 22, 23, 24, 25]),
    torch.tensor([31, 32, 33, 34]),
]
lengths = torch.tensor([len(sequence) for sequence in sequences])  # (batch_size,)
padded = pad_sequence(sequences)  # (seq_len, batch_size)
seq_len, batch_size = padded.shape
packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)
num_steps = int(lengths.sum())

print(padded)
print("data:            ", packed.data)  # (num_steps,)
print("batch_sizes:     ", packed.batch_sizes)  # (seq_len,)
print("sorted_indices:  ", packed.sorted_indices)  # (batch_size,)
print("unsorted_indices:", packed.unsorted_indices)  # (batch_size,)
print("lengths sorted:  ", lengths[packed.sorted_indices])
print("and back again:  ", lengths[packed.sorted_indices][packed.unsorted_indices])

straight = pack_sequence(sequences, enforce_sorted=False)
print("pack_sequence makes the same data:", torch.equal(straight.data, packed.data))
