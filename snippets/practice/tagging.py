import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 7, 4, 6
vocab_size, num_tags, num_directions = 50, 5, 2
lengths = [2, seq_len, 3]
batch_size = len(lengths)
sentences = [torch.randint(1, vocab_size, (length,)) for length in lengths]
sentence_tags = [torch.randint(num_tags, (length,)) for length in lengths]

embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)
linear = nn.Linear(num_directions * hidden_size, num_tags)

tokens = pad_sequence(sentences)  # (seq_len, batch_size)
tags = pad_sequence(sentence_tags, padding_value=-100)  # (seq_len, batch_size)
packed = pack_padded_sequence(embedding(tokens), lengths, enforce_sorted=False)
output, _ = pad_packed_sequence(lstm(packed)[0])
logits = linear(output)  # (seq_len, batch_size, num_tags)
best = logits.argmax(dim=-1)  # (seq_len, batch_size)

print("tokens:", tokens.shape, " tags:", tags.shape)
print("output:", output.shape, " logits:", logits.shape, " best:", best.shape)
print(tags)
