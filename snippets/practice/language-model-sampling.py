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
tokens = nn.utils.rnn.pad_sequence(sentences)[:, torch.randperm(599)]  # (seq_len + 1, 599)
train, held_out = tokens.split([400, 199], dim=1)
seq_len, batch_size, hidden_size, vocab_size, num_made = len(tokens) - 1, 64, 48, len(words), 100
known = {" ".join(spell(number)) for number in range(1, 1000)}
read = {" ".join(words[token] for token in sentence if token > eos) for sentence in train.T.tolist()}


def sample(embedding, gru, linear, temperature):
    token, state, made = torch.full((1, num_made), sos), None, []
    ended = torch.zeros(1, num_made, dtype=torch.bool)
    while len(made) < 8 and not ended.all():
        output_t, state = gru(embedding(token), state)  # (1, num_made, hidden_size)
        chances = (linear(output_t[0]) / temperature).softmax(dim=-1)  # (num_made, vocab_size)
        token = chances.multinomial(1).T.masked_fill(ended, eos)  # (1, num_made)
        ended = ended | (token == eos)
        made.append(token)
    return [" ".join(words[token] for token in sentence if token != eos) for sentence in torch.cat(made).T.tolist()]


for name, shift, ignored in (("right", 1, pad), ("padding counted", 1, -100), ("not shifted", 0, pad)):
    parts = nn.Embedding(vocab_size, hidden_size), nn.GRU(hidden_size, hidden_size), nn.Linear(hidden_size, vocab_size)
    embedding, gru, linear = parts
    optimizer = torch.optim.Adam(nn.ModuleList(parts).parameters(), lr=0.06)
    for _ in range(8):
        batch = train[:, torch.randint(train.size(1), (batch_size,))]
        fed, wanted = batch[:-1], batch[shift : shift + len(batch) - 1]
        logits = linear(gru(embedding(fed))[0])  # (seq_len, batch_size, vocab_size)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=ignored)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"{name}: perplexity {loss.exp():.2f}")
    with torch.no_grad():
        for temperature in (0.3, 1, 3) if name == "right" else (1,):
            made = sample(*parts, temperature)
            numbers = [sentence for sentence in made if sentence in known]
            new = len(set(numbers) - read)
            print(f"  temperature {temperature:3}  numbers: {len(numbers)} of {num_made}"
                  f"  different: {len(set(numbers))}  never read: {new}  such as: {made[0]}")
