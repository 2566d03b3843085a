import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
vocab_size, embedding_dim, hidden_size = 20, 4, 6
sentences = [torch.randint(1, vocab_size, (length,)) for length in (7, 4, 2)]
embedding, gru = nn.Embedding(vocab_size, embedding_dim), nn.GRU(embedding_dim, hidden_size, batch_first=True)
alone = torch.stack([gru(embedding(sentence))[1][-1] for sentence in sentences])  # (batch_size, hidden_size)

tokens = pad_sequence(sentences, batch_first=True)  # (batch_size, longest)
batch_size, longest = tokens.shape
lengths_wrong = torch.tensor([len(sentence) for sentence in tokens])  # (batch_size,)
lengths = torch.tensor([len(sentence) for sentence in sentences])  # (batch_size,)
for name, counted in (("lengths_wrong", lengths_wrong), ("lengths", lengths)):
    packed = pack_padded_sequence(embedding(tokens), counted, batch_first=True)
    _, hn = gru(packed)
    print(f"{name}: {counted.tolist()}, as each sentence alone: {torch.allclose(hn[-1], alone, atol=1e-6)}")
