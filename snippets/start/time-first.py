import torch

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 2, 3
x_seq = torch.randn(seq_len, batch_size, input_size)

for t, x_t in enumerate(x_seq):
    print(f"x_seq[{t}]:", x_t.shape)  # (batch_size, input_size)

first_sequence = x_seq[:, 0]  # (seq_len, input_size)
print("one sequence:", first_sequence.shape)
print("a step lies in one piece:", x_t.is_contiguous())
print("a sequence lies in one piece:", first_sequence.is_contiguous())
