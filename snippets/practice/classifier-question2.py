import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_classes, num_directions = 7, 4, 6, 5, 2
lengths = torch.tensor([2, seq_len, 3])  # (batch_size,)
batch_size = len(lengths)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)
linear = nn.Linear(num_directions * hidden_size, num_classes)
x_seq = torch.randn(seq_len, batch_size, input_size)

packed_output, (hn, cn) = lstm(pack_padded_sequence(x_seq, lengths, enforce_sorted=False))
output, _ = pad_packed_sequence(packed_output)  # (seq_len, batch_size, num_directions * hidden_size)
wrong = linear(output[-1])  # (batch_size, num_classes)
right = linear(torch.cat([hn[-2], hn[-1]], dim=1))  # (batch_size, num_classes)

short = lengths < seq_len  # (batch_size,)
for name, logits in (("wrong", wrong), ("right", right)):
    same = torch.allclose(logits[short], linear.bias.expand_as(logits[short]))
    print(f"{name}: {tuple(logits.shape)}, short sentences get the bias alone: {same}")
