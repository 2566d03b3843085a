import torch
from torch import nn

torch.manual_seed(0)
batch_size, vocab_size, hidden_size = 3, 50, 6
embedding, linear = nn.Embedding(vocab_size, hidden_size), nn.Linear(hidden_size, vocab_size)
decoder = nn.GRU(hidden_size, hidden_size)
hn = torch.randn(1, batch_size, hidden_size)
one = torch.tensor([0, 3, 4, 7])[:, None].repeat(1, batch_size)
other = torch.tensor([0, 8, 9, 7])[:, None].repeat(1, batch_size)


def scores_after(words, carry):
    state = hn
    for token in words.split(1):  # (1, batch_size)
        output_t, state_next = decoder(embedding(token), state)
        if carry:
            state = state_next
    return linear(output_t)  # (1, batch_size, vocab_size)


for carry in (False, True):
    logits_one, logits_other = scores_after(one, carry), scores_after(other, carry)
    print(f"state carried: {carry!s:5}  same scores after another beginning: {torch.equal(logits_one, logits_other)}")
