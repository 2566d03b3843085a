import torch
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_sequence, unpack_sequence

sequences = [torch.tensor([1, 2]), torch.tensor([3, 4, 5, 6]), torch.tensor([7])]
batch_size, longest = len(sequences), max(map(len, sequences))
num_steps = sum(map(len, sequences))

packed = pack_sequence(sequences, enforce_sorted=False)
back = unpack_sequence(packed)

print("data:            ", packed.data)  # (num_steps,)
print("batch_sizes:     ", packed.batch_sizes)  # (longest,)
print("sorted_indices:  ", packed.sorted_indices)  # (batch_size,)
print("unsorted_indices:", packed.unsorted_indices)  # (batch_size,)
print("back equals sequences:", all(map(torch.equal, back, sequences)))
lengths = [len(sequence) for sequence in sequences]
same = pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=False)
print("pad_sequence, then pack_padded_sequence:", torch.equal(same.data, packed.data))
print("batch_sizes add up to num_steps:", packed.batch_sizes.sum().item() == num_steps)
try:
    pack_sequence(sequences)
except RuntimeError as error:
    print("RuntimeError:", str(error).split(".")[0])
