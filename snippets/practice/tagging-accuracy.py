import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_tags, num_directions = 7, 16, 48, 50, 5, 2
lengths = [2, seq_len, 3]
batch_size = len(lengths)
tokens = pad_sequence([torch.randint(1, vocab_size, (length,)) for length in lengths])
tags = pad_sequence([torch.randint(num_tags, (length,)) for length in lengths], padding_value=-100)
embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)
linear = nn.Linear(num_directions * hidden_size, num_tags)
optimizer = torch.optim.Adam([*embedding.parameters(), *lstm.parameters(), *linear.parameters()], lr=0.1)


def scores():
    packed = pack_padded_sequence(embedding(tokens), lengths, enforce_sorted=False)
    output, _ = pad_packed_sequence(lstm(packed)[0])
    return linear(output)


for _ in range(6):
    loss = nn.functional.cross_entropy(scores().flatten(0, 1), tags.flatten())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

logits = scores()  # (seq_len, batch_size, num_tags)
best = logits.argmax(dim=-1)  # (seq_len, batch_size)
mask = tags != -100  # (seq_len, batch_size)
print(best)
print("scores in the padding are the bias:", torch.allclose(logits[~mask], linear.bias))
right = best == tags  # (seq_len, batch_size)
print("right in the padding:", right[~mask].any().item())
print(f"right, padding counted:  {right.float().mean().item():.1%}")
print(f"right, real words alone: {right[mask].float().mean().item():.1%}")
print("fewer with padding counted:", (right.float().mean() < right[mask].float().mean()).item())
