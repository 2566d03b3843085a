import torch
from torch import nn

torch.manual_seed(0)
batch_size, seq_len, num_classes, hidden_size = 2, 5, 6, 4
words = torch.randint(num_classes, (batch_size, seq_len))  # (batch_size, seq_len)
embedding, gru = nn.Embedding(num_classes, 3), nn.GRU(3, hidden_size, batch_first=True)
scores = nn.Linear(hidden_size, num_classes)(gru(embedding(words))[0])

num_asked = batch_size * (seq_len - 1)
scores_asked = scores[:, :-1].flatten(0, 1)  # (num_asked, num_classes)
words_asked = words[:, 1:].flatten()  # (num_asked,)
print("scores_asked:", scores_asked.shape, " words_asked:", words_asked.shape)
print(f"loss: {nn.functional.cross_entropy(scores_asked, words_asked):.4f}")
