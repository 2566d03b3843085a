import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = [2, seq_len, 3]
batch_size, num_steps = len(lengths), sum(lengths)
padded = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)

packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)
with torch.no_grad():
    packed_output, hn = rnn(packed)
output, output_lengths = pad_packed_sequence(packed_output)

print("packed_output.data:", packed_output.data.shape)  # (num_steps, hidden_size)
print("output:            ", output.shape)  # (seq_len, batch_size, hidden_size)
print("output_lengths:    ", output_lengths)  # (batch_size,)
print(output[:, 0])  # (seq_len, hidden_size)
