import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
seq_len, num_tags = 7, 5
lengths = torch.tensor([2, seq_len, 3])
batch_size, num_words = len(lengths), int(lengths.sum())
mask = torch.arange(seq_len)[:, None] < lengths  # (seq_len, batch_size)
logits = torch.randn(seq_len, batch_size, num_tags)
tags = torch.randint(num_tags, (seq_len, batch_size)).masked_fill(~mask, -100)

try:
    cross_entropy(logits, tags)
except RuntimeError as error:
    print("RuntimeError:", error)

flat_logits, flat_tags = logits.flatten(0, 1), tags.flatten()
class_second = logits.permute(1, 2, 0)  # (batch_size, num_tags, seq_len)
real_logits, real_tags = logits[mask], tags[mask]  # (num_words, num_tags), (num_words,)
by_hand = -real_logits.log_softmax(dim=1)[torch.arange(num_words), real_tags].mean()

print("flat_logits:", flat_logits.shape, " flat_tags:", flat_tags.shape)
print("class_second:", class_second.shape, " real_logits:", real_logits.shape)
print("difference, flat:  ", (cross_entropy(flat_logits, flat_tags) - by_hand).abs().item())
print("difference, second:", (cross_entropy(class_second, tags.T) - by_hand).abs().item())
