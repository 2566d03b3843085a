import torch
from torch.nn.utils.rnn import pad_sequence, unpad_sequence

torch.manual_seed(0)
input_size = 5
lengths = torch.tensor([4, 7, 2])
batch_size, longest = len(lengths), lengths.max().item()
sequences = [torch.randn(length, input_size) for length in lengths]

given = pad_sequence(sequences)  # (longest, batch_size, input_size)
kept = given.clone()
print("before:", given.shape)
unpadded = unpad_sequence(given, lengths)
turned = given  # (batch_size, longest, input_size)
print("after: ", turned.shape)
print("unpadded equals sequences:", all(map(torch.equal, unpadded, sequences)))
print("given is as it was:       ", given.shape == kept.shape and torch.equal(given, kept))

first = pad_sequence(sequences, batch_first=True)  # (batch_size, longest, input_size)
unpadded_first = unpad_sequence(first, lengths, batch_first=True)
print("with batch_first=True it is as it was:", torch.equal(first, turned))
print("and equals sequences too:", all(map(torch.equal, unpadded_first, sequences)))
