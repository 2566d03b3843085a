import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = torch.tensor([2, seq_len, 3])
batch_size = len(lengths)
padded = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)

with torch.no_grad():
    packed_output, hn = rnn(pack_padded_sequence(padded, lengths, enforce_sorted=False))
output, output_lengths = pad_packed_sequence(packed_output)

last = output[lengths - 1, torch.arange(batch_size)]  # (batch_size, hidden_size)
for i, length in enumerate(lengths):
    zeros, equal = not output[-1, i].any(), torch.equal(last[i], hn[-1, i])
    print(f"length {length}: output[-1] all zeros: {zeros}, last equals hn[-1]: {equal}")

print("last:", last.shape, " hn:", hn.shape)
print("largest difference:", (last - hn[-1]).abs().max().item())
