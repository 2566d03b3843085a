import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

torch.manual_seed(0)
input_size, hidden_size = 5, 6
lengths = [4, 7, 2]
longest, batch_size = max(lengths), len(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
gru = nn.GRU(input_size, hidden_size, num_layers=2, bidirectional=True)
num_layers, num_directions = gru.num_layers, 2
with torch.no_grad():
    output_packed, hn_packed = gru(pack_sequence(sequences, enforce_sorted=False))
    alone = torch.stack([gru(sequence)[1] for sequence in sequences], dim=1)

both_packed = torch.cat([hn_packed[-2], hn_packed[-1]], dim=-1)
padded, padded_lengths = pad_packed_sequence(output_packed)
at_end = padded[padded_lengths - 1, torch.arange(batch_size)]
ends_packed = torch.cat([at_end[:, :hidden_size], padded[0, :, hidden_size:]], dim=-1)

print("hn_packed:", hn_packed.shape, " both_packed:", both_packed.shape)
print("padded:", padded.shape)  # (longest, batch_size, num_directions * hidden_size)
print("hn_packed equals each sequence alone:", torch.allclose(hn_packed, alone, atol=1e-6))
print("both_packed equals ends_packed:", torch.equal(both_packed, ends_packed))
print("forward half of padded[-1] equals that of both_packed:", end=" ")
print(torch.equal(padded[-1, :, :hidden_size], both_packed[:, :hidden_size]))
