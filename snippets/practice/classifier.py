import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_classes = 7, 4, 6, 50, 5
lengths = [2, seq_len, 3]
batch_size, num_steps, num_directions = len(lengths), sum(lengths), 2
embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
lstm = nn.LSTM(input_size, hidden_size, num_layers=1, bidirectional=True)
linear = nn.Linear(num_directions * hidden_size, num_classes)

tokens = pad_sequence([torch.randint(1, vocab_size, (length,)) for length in lengths])
x_seq = embedding(tokens)  # (seq_len, batch_size, input_size)
packed = pack_padded_sequence(x_seq, lengths, enforce_sorted=False)
packed_output, (hn, cn) = lstm(packed)
features = torch.cat([hn[-2], hn[-1]], dim=1)  # (batch_size, num_directions * hidden_size)
logits = linear(features)  # (batch_size, num_classes)
labels = torch.randint(num_classes, (batch_size,))  # (batch_size,)
loss = nn.functional.cross_entropy(logits, labels)  # ()

print("tokens:", tokens.shape, " x_seq:", x_seq.shape, " packed.data:", packed.data.shape)
print("hn:", hn.shape, " features:", features.shape)
print("logits:", logits.shape, " labels:", labels.shape, " loss:", loss.shape)
print("x_seq at a padded place:", x_seq[-1, 0].detach())
