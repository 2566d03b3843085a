import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 2, 3
vocab_size = 10
embedding = nn.Embedding(vocab_size, input_size)
ids_float = torch.ones(seq_len, batch_size)  # (seq_len, batch_size)
ids_too_high = torch.full((seq_len, batch_size), vocab_size)  # (seq_len, batch_size)
ids_negative = torch.full((seq_len, batch_size), -1)  # (seq_len, batch_size)

for ids_wrong in (ids_float, ids_too_high, ids_negative):
    try:
        embedding(ids_wrong)
    except (RuntimeError, IndexError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
x_seq = embedding(ids_float.long())  # (seq_len, batch_size, input_size)
larger = nn.Embedding(vocab_size + 1, input_size)
x_larger = larger(ids_too_high)  # (seq_len, batch_size, input_size)
x_from_zero = larger(ids_negative + 1)  # (seq_len, batch_size, input_size)
print("x_seq:", x_seq.shape, " x_larger:", x_larger.shape, " x_from_zero:", x_from_zero.shape)
