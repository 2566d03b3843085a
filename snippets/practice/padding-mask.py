import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = torch.tensor([2, seq_len, 3])
batch_size = len(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
rnn = nn.RNN(input_size, hidden_size)

steps = torch.arange(seq_len)[:, None]  # (seq_len, 1)
mask = steps < lengths  # (seq_len, batch_size)
wide_mask = mask[:, :, None]  # (seq_len, batch_size, 1)
with torch.no_grad():
    output, hn = rnn(pad_sequence(sequences))
    total = output.masked_fill(~wide_mask, 0).sum(dim=0)  # (batch_size, hidden_size)
    mean = total / lengths[:, None]  # (batch_size, hidden_size)
    mean_alone = torch.stack([rnn(sequence)[0].mean(dim=0) for sequence in sequences])

print(mask)
print("mask:", mask.shape, " wide_mask:", wide_mask.shape, " mean:", mean.shape)
print("largest difference, masked mean:", (mean - mean_alone).abs().max().item())
print("largest difference, plain mean: ", (output.mean(dim=0) - mean_alone).abs().max().item())
