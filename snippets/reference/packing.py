import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
from torch.nn.utils.rnn import pad_sequence, unpad_sequence

torch.manual_seed(0)
input_size = 5
lengths = [4, 7, 2]
batch_size, longest, num_steps = len(lengths), max(lengths), sum(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]

padded = pad_sequence(sequences)  # (longest, batch_size, input_size)
packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)
unpacked, unpacked_lengths = pad_packed_sequence(packed)
unpadded = unpad_sequence(unpacked.clone(), unpacked_lengths)

print("padded:", padded.shape, " packed.data:", packed.data.shape)
print("unpacked:", unpacked.shape, " unpacked_lengths:", unpacked_lengths.tolist())
print("unpadded:", *(tuple(one.shape) for one in unpadded))
print("unpacked equals padded:", torch.equal(unpacked, padded))
print("unpadded equals sequences:", all(map(torch.equal, unpadded, sequences)))
