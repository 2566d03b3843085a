import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
num_layers = 2
num_directions = 2
sizes = input_size, hidden_size, num_layers
rnn = nn.RNN(*sizes, bidirectional=True)
rnn_batch_first = nn.RNN(*sizes, batch_first=True, bidirectional=True)
x_batch_first = torch.randn(batch_size, seq_len, input_size)
x_unbatched = torch.randn(seq_len, input_size)
lengths = torch.linspace(seq_len, 2, batch_size).long()  # (batch_size,)
num_steps = lengths.sum().item()
x_packed = pack_padded_sequence(torch.randn(seq_len, batch_size, input_size), lengths)

output_batch_first, hn_batch_first = rnn_batch_first(x_batch_first)
output_unbatched, hn_unbatched = rnn(x_unbatched)
output_packed, hn_packed = rnn(x_packed)

print("output_batch_first:", output_batch_first.shape, " hn_batch_first:", hn_batch_first.shape)
print("output_unbatched:", output_unbatched.shape, " hn_unbatched:", hn_unbatched.shape)
print("lengths:", lengths.tolist(), " x_packed.data:", x_packed.data.shape)
print("output_packed.data:", output_packed.data.shape, " hn_packed:", hn_packed.shape)
