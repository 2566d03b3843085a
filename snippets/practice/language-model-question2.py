import torch
from torch import nn

torch.manual_seed(0)
batch_size, vocab_size, hidden_size, pad, sos = 4, 50, 6, 0, 1
embedding, linear = nn.Embedding(vocab_size, hidden_size), nn.Linear(hidden_size, vocab_size)
gru = nn.GRU(hidden_size, hidden_size)
unwanted = [pad, sos]
token = torch.full((1, batch_size), sos)

output_t, state = gru(embedding(token))
logits_t = linear(output_t[0])  # (batch_size, vocab_size)
kept_out = logits_t.clone()  # (batch_size, vocab_size)
kept_out[:, unwanted] = -torch.inf
for name, scores in (("logits_t", logits_t), ("kept_out", kept_out)):
    for temperature in (1, 5):
        chances = (scores / temperature).softmax(dim=-1)  # (batch_size, vocab_size)
        never = bool((chances[:, unwanted] == 0).all())
        whole = torch.allclose(chances.sum(dim=-1), torch.ones(batch_size))
        print(f"{name}, temperature {temperature}  never <pad> or <sos>: {never},  adds up to 1: {whole}")
