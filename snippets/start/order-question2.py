import torch

torch.manual_seed(0)
seq_len, input_size = 8, 2
melodies = [torch.randn(seq_len, input_size) for _ in range(4)]
batch_size = len(melodies)

x_seq = torch.stack(melodies, dim=1)  # (seq_len, batch_size, input_size)
notes = x_seq[0]  # (batch_size, input_size)

print("x_seq:", x_seq.shape, " notes:", notes.shape)
print("notes holds the first note of each:", all(torch.equal(notes[i], one[0]) for i, one in enumerate(melodies)))
print("x_seq[:, 1] is the second melody:", torch.equal(x_seq[:, 1], melodies[1]))
