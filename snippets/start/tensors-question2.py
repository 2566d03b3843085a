import torch

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 2, 3
x_seq = torch.randn(seq_len, batch_size, input_size)

last_sequence = x_seq[:, -1]  # (seq_len, input_size)
last_step = x_seq[-1]  # (batch_size, input_size)
print("last_sequence:", last_sequence.shape)
print("last_step:    ", last_step.shape)
print("each step of it:", all(torch.equal(last_sequence[t], x_seq[t, -1]) for t in range(seq_len)))
