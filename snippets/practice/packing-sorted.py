import torch
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 3, 4
padded = torch.randn(seq_len, batch_size, input_size)

try:
    pack_padded_sequence(padded, [2, seq_len, 3])
except RuntimeError as error:
    print("RuntimeError:", error)

longest_first = pack_padded_sequence(padded, [seq_len, 3, 2])
print("sorted_indices:", longest_first.sorted_indices)

for enforce_sorted in (True, False):
    try:
        pack_padded_sequence(padded, [seq_len, 3, 0], enforce_sorted=enforce_sorted)
    except RuntimeError as error:
        print(f"enforce_sorted={enforce_sorted}, RuntimeError:", error)
