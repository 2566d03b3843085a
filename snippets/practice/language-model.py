import torch
from torch import nn

torch.manual_seed(0)
below_20 = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen").split()
tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
words = ["<pad>", "<sos>", "<eos>", *below_20, *tens, "hundred"]
pad, sos, eos = range(3)


def spell(number):
    if number >= 100:
        return [below_20[number // 100 - 1], "hundred", *spell(number % 100)]
    if number >= 20:
        return [tens[number // 10 - 2], *spell(number % 10)]
    return [below_20[number - 1]] if number else []


sentences = [torch.tensor([sos, *map(words.index, spell(number)), eos]) for number in range(1, 600)]
tokens = nn.utils.rnn.pad_sequence(sentences)[:, torch.randperm(599)]
train, held_out = tokens.split([400, 199], dim=1)
hidden_size, batch_size, vocab_size = 48, 64, len(words)
embedding, gru = nn.Embedding(vocab_size, hidden_size), nn.GRU(hidden_size, hidden_size)
linear = nn.Linear(hidden_size, vocab_size)
model = nn.ModuleList([embedding, gru, linear])
optimizer = torch.optim.Adam(model.parameters(), lr=0.06)


def loss_on(tokens):
    fed, wanted = tokens[:-1], tokens[1:]
    output, _ = gru(embedding(fed))
    logits = linear(output)
    return nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=pad)


for _ in range(8):
    loss = loss_on(train[:, torch.randint(train.size(1), (batch_size,))])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

wanted = train[1:][train[1:] != pad]
often = wanted.bincount(minlength=vocab_size) / len(wanted)  # (vocab_size,)
unigram = -often[held_out[1:][held_out[1:] != pad]].log().mean()
print("perplexity on sentences that were held out")
print(f"  every word alike:     {vocab_size - 2:.1f}")
print(f"  unigram, how often:   {unigram.exp():.1f}")
print(f"  this language model:  {loss_on(held_out).exp():.1f}")
