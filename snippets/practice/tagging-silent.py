import torch
from torch import nn

torch.manual_seed(0)
seq_len, num_tags = 7, 5
batch_size = num_tags
logits = torch.randn(seq_len, batch_size, num_tags)
tags = torch.randint(num_tags, (seq_len, batch_size))

wrong_loss = nn.functional.cross_entropy(logits, tags)
right_loss = nn.functional.cross_entropy(logits.flatten(0, 1), tags.flatten())
print("logits:", logits.shape, " tags:", tags.shape)
print(f"wrong_loss: {wrong_loss.item():.4f}")
print(f"right_loss: {right_loss.item():.4f}")
