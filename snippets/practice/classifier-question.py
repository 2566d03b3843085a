import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 9, 4, 5, 8
vocab_size, num_classes, num_layers = 50, 3, 2
embedding = nn.Embedding(vocab_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers, batch_first=True)
linear = nn.Linear(hidden_size, num_classes)

tokens = torch.randint(vocab_size, (batch_size, seq_len))  # (batch_size, seq_len)
output, hn = gru(embedding(tokens))
logits = linear(hn[-1])  # (batch_size, num_classes)
logits_of_hn = linear(hn)  # (num_layers, batch_size, num_classes)
print("hn:          ", hn.shape)  # (num_layers, batch_size, hidden_size)
print("logits:      ", logits.shape)
print("logits_of_hn:", logits_of_hn.shape)
