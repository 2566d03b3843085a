import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_classes = 6
x_seq = torch.randn(seq_len, batch_size, input_size)
tags = torch.randint(num_classes, (seq_len, batch_size))  # (seq_len, batch_size)
output, _ = nn.GRU(input_size, hidden_size)(x_seq)
scores = nn.Linear(hidden_size, num_classes)(output)  # (seq_len, batch_size, num_classes)
loss = nn.CrossEntropyLoss()

try:
    loss(scores, tags)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")

print("fixed:")
scores_moved = scores.permute(0, 2, 1)  # (seq_len, num_classes, batch_size)
scores_flat, tags_flat = scores.flatten(0, 1), tags.flatten()
print("scores_moved:", scores_moved.shape, f" loss: {loss(scores_moved, tags):.4f}")
print("scores_flat:", scores_flat.shape, " tags_flat:", tags_flat.shape,
      f" loss: {loss(scores_flat, tags_flat):.4f}")
