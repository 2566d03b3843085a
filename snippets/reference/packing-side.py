import torch
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence, pad_sequence

sequences = [torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6, 7])]
lengths = [len(sequence) for sequence in sequences]
batch_size, longest = len(lengths), max(lengths)

right = pad_sequence(sequences, batch_first=True, padding_value=-1)  # (batch_size, longest)
left = pad_sequence(sequences, batch_first=True, padding_value=-1, padding_side="left")
packed_right = pack_padded_sequence(right, lengths, batch_first=True, enforce_sorted=False)
packed_left = pack_padded_sequence(left, lengths, batch_first=True, enforce_sorted=False)
wanted = pack_sequence(sequences, enforce_sorted=False)

print("right:", right.tolist())
print("left: ", left.tolist())
print("packed_right.data:", packed_right.data.tolist())
print("packed_left.data: ", packed_left.data.tolist())
print("packed_right is right:", torch.equal(packed_right.data, wanted.data))
print("packed_left is right: ", torch.equal(packed_left.data, wanted.data))
print("padding is packed:    ", (packed_left.data == -1).any().item())
