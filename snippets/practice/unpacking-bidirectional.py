import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = torch.tensor([2, seq_len, 3])
batch_size, num_layers, num_directions = len(lengths), 2, 2
padded = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, bidirectional=True)

with torch.no_grad():
    packed_output, (hn, cn) = lstm(pack_padded_sequence(padded, lengths, enforce_sorted=False))
output, output_lengths = pad_packed_sequence(packed_output)
forward, backward = output.chunk(2, dim=-1)  # (seq_len, batch_size, hidden_size)
last_forward = forward[lengths - 1, torch.arange(batch_size)]  # (batch_size, hidden_size)
last_backward = backward[0]  # (batch_size, hidden_size)

print("output:", output.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("hn:    ", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("last_forward:", last_forward.shape, " last_backward:", last_backward.shape)
print("last_forward equals hn[-2]: ", torch.equal(last_forward, hn[-2]))
print("last_backward equals hn[-1]:", torch.equal(last_backward, hn[-1]))
