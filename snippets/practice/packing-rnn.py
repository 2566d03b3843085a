import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = [2, seq_len, 4]
batch_size, num_steps = len(lengths), sum(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
rnn = nn.RNN(input_size, hidden_size)

packed = pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=False)
with torch.no_grad():
    packed_output, hn = rnn(packed)
    for i, sequence in enumerate(sequences):
        _, hn_alone = rnn(sequence)  # (1, hidden_size)
        off_by = (hn[0, i] - hn_alone[0]).abs().max().item()
        print(f"length {lengths[i]}: hn off by {off_by:.2f}")

print("packed.data:       ", packed.data.shape)  # (num_steps, input_size)
print("packed_output:     ", type(packed_output).__name__)
print("packed_output.data:", packed_output.data.shape)  # (num_steps, hidden_size)
print("hn:                ", hn.shape)  # (1, batch_size, hidden_size)
