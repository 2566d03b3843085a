import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
vocab_size, embedding_dim, hidden_size = 6, 4, 5
sentences = [torch.tensor([0, 3, 2]), torch.tensor([1, 0, 5, 2])]  # the first word of the vocabulary is 0
tokens = pad_sequence(sentences)  # (seq_len, batch_size)
seq_len, batch_size = tokens.shape
embedding = nn.Embedding(vocab_size, embedding_dim, padding_idx=0)
gru = nn.GRU(embedding_dim, hidden_size)

output, hn = gru(embedding(tokens))
output.sum().backward()

print(tokens.T)
print("word 0 has no vector:   ", bool((embedding.weight[0] == 0).all()))
print("word 0 learns nothing:  ", bool((embedding.weight.grad[0] == 0).all()))
print("other words learn:      ", bool((embedding.weight.grad[1:4].abs().sum(dim=1) > 0).all()))
