import torch
from torch import nn

torch.manual_seed(0)
target_len, vocab_size, hidden_size, sos, eos = 6, 9, 8, 0, 1
embedding = nn.Embedding(vocab_size, hidden_size)
decoder = nn.GRU(hidden_size, hidden_size, batch_first=True)
linear = nn.Linear(hidden_size, vocab_size)
linear.weight.data *= 5


def beam_search(state, width, reorder):
    tokens, totals = torch.full((1, 1), sos, device=state.device), state.new_zeros(1)
    for _ in range(target_len):
        output_t, state = decoder(embedding(tokens[:, -1:]), state)
        log_probs = linear(output_t[:, 0]).log_softmax(dim=-1)
        ended = tokens[:, -1] == eos
        log_probs[ended] = -torch.inf
        log_probs[ended, eos] = 0
        every = (totals[:, None] + log_probs).flatten()
        totals, best = every.topk(min(width, len(every)))
        parents, words = best // vocab_size, best % vocab_size
        tokens = torch.cat([tokens[parents], words[:, None]], dim=1)
        if reorder or len(parents) != state.size(1):
            state = state[:, parents]
    return tokens, totals, state


def log_probability(tokens, state):
    fed, wanted = tokens[:, :-1], tokens[:, 1:]
    decoded, _ = decoder(embedding(fed), state.expand(-1, len(tokens), -1).contiguous())
    each = linear(decoded).log_softmax(dim=-1).gather(2, wanted[:, :, None]).squeeze(2)
    return each.masked_fill(fed == eos, 0).sum(dim=1)


with torch.no_grad():
    hn = torch.randn(1, 1, hidden_size)  # from the encoder
    for reorder, width in ((True, 1), (True, 2), (True, 4), (False, 4)):
        tokens, totals, state = beam_search(hn, width, reorder)
        off_by = (totals - log_probability(tokens, hn)).abs().max().item()
        print(f"reorder={reorder!s:5} width={width}  {tokens[0].tolist()}  {totals[0]:.3f}  off by {off_by:.6f}")
    print("tokens:", tokens.shape, " totals:", totals.shape, " state:", state.shape)
