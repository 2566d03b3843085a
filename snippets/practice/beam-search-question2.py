import torch
from torch import nn

torch.manual_seed(0)
target_len, vocab_size, hidden_size, width, sos = 5, 9, 8, 4, 0
embedding, linear = nn.Embedding(vocab_size, hidden_size), nn.Linear(hidden_size, vocab_size)
decoder = nn.GRU(hidden_size, hidden_size, batch_first=True)
hn = torch.randn(1, 1, hidden_size)
equal = torch.zeros(width)  # (width,)
one_open = torch.full((width,), -torch.inf).index_fill(0, torch.tensor([0]), 0)  # (width,)

for name, totals in (("equal", equal), ("one_open", one_open)):
    tokens = torch.full((width, 1), sos)
    state = hn.repeat(1, width, 1)  # (1, width, hidden_size)
    for _ in range(target_len):
        output_t, state = decoder(embedding(tokens[:, -1:]), state)
        every = (totals[:, None] + linear(output_t[:, 0]).log_softmax(dim=-1)).flatten()
        totals, best = every.topk(width)
        parents, words = best // vocab_size, best % vocab_size
        tokens, state = torch.cat([tokens[parents], words[:, None]], dim=1), state[:, parents]
    print(f"{name:8} all candidates are the same: {bool((tokens == tokens[0]).all())}")
    print("   ", tokens.tolist())
