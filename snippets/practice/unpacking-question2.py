import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = torch.tensor([2, seq_len, 3])  # (batch_size,)
batch_size = len(lengths)
padded = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)

with torch.no_grad():
    packed_output, hn = rnn(pack_padded_sequence(padded, lengths, enforce_sorted=False))
output, output_lengths = pad_packed_sequence(packed_output)  # (seq_len, batch_size, hidden_size), (batch_size,)

last = output[output_lengths - 1, torch.arange(batch_size)]  # (batch_size, hidden_size)
print("last:", last.shape, " output[-1]:", output[-1].shape)
print("last is hn[-1]:      ", torch.equal(last, hn[-1]))
print("output[-1] is hn[-1]:", torch.equal(output[-1], hn[-1]))
