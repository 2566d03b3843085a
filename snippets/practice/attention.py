import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
source_len, target_len, vocab_size, hidden_size = 7, 5, 11, 6
lengths = torch.tensor([source_len, 4])
batch_size = len(lengths)
source = torch.randint(1, vocab_size, (batch_size, source_len))
fed = torch.randint(1, vocab_size, (batch_size, target_len))
embedding, linear = nn.Embedding(vocab_size, hidden_size), nn.Linear(2 * hidden_size, vocab_size)
encoder = nn.GRU(hidden_size, hidden_size, batch_first=True)
decoder = nn.GRU(hidden_size, hidden_size, batch_first=True)

packed = pack_padded_sequence(embedding(source), lengths, batch_first=True, enforce_sorted=False)
packed_encoded, hn = encoder(packed)
encoded, _ = pad_packed_sequence(packed_encoded, batch_first=True, total_length=source_len)
decoded, _ = decoder(embedding(fed), hn)  # (batch_size, target_len, hidden_size)

scores = decoded @ encoded.transpose(1, 2)  # (batch_size, target_len, source_len)
padded = torch.arange(source_len) >= lengths[:, None]  # (batch_size, source_len)
weights = scores.masked_fill(padded[:, None], -torch.inf).softmax(dim=-1)
context = weights @ encoded  # (batch_size, target_len, hidden_size)
logits = linear(torch.cat([decoded, context], dim=-1))  # (batch_size, target_len, vocab_size)

print("encoded:", encoded.shape, " decoded:", decoded.shape)
print("scores: ", scores.shape, " weights:", weights.shape, " padded:", padded.shape)
print("context:", context.shape, " logits:", logits.shape)
print("the weights of a step add up to 1:", torch.allclose(weights.sum(dim=-1), torch.ones(())))
print("largest weight on padding:", weights[padded[:, None].expand_as(weights)].max().item())
