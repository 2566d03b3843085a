import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

sequences = [torch.tensor([11, 12]), torch.tensor([21, 22, 23, 24, 25]), torch.tensor([31, 32, 33, 34])]
padded = pad_sequence(sequences)  # (seq_len, batch_size)
lengths = torch.tensor([len(sequence) for sequence in sequences])  # (batch_size,)
seq_len, batch_size = padded.shape

wrong = pack_padded_sequence(padded, lengths.sort(descending=True).values)
right = pack_padded_sequence(padded, lengths, enforce_sorted=False)

for name, packed in (("wrong", wrong), ("right", right)):
    print(f"{name} has all numbers: {set(packed.data.tolist()) == set(torch.cat(sequences).tolist())}")
    print(f"{name} has padding:     {bool((packed.data == 0).any())}")
print("wrong.data:", wrong.data.shape, " right.data:", right.data.shape)
