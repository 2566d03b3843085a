import torch
from torch import nn

torch.manual_seed(0)
text = """the rain falls on the hill. the rain falls on the river. the river runs to the sea. the sea is wide and blue.
the wind comes from the sea. the wind blows over the hill. the old tree stands on the hill. the bird sings in the old tree.
the cat sleeps under the tree. the cat sees the bird and the bird flies over the river. the sun comes over the hill.
the sun shines on the sea. the boat sails on the wide sea. the fish swims in the blue river. the man sits in the boat.
the man sees the fish and the fish swims to the sea. the moon comes over the sea. the moon shines on the old boat.
the bird sleeps in the tree. the cat runs to the river. the wind sings in the tree. the man sleeps in the old boat.
the rain comes from the sea and falls on the tree. the sun shines on the bird. the boat sails to the hill.
the quick fox jumps over the lazy dog. the dog sleeps by the river. the fox runs to the hill. the dog sees the fox. """
held_out = """the wind comes over the river. the bird sits on the old boat. the fish sleeps under the boat.
the sun shines on the hill. the cat sits in the tree. """


def plain(written):
    return written.lower().replace("\n", " ")


vocab = sorted(set(plain(text)))


def encode(written):
    return torch.tensor([vocab.index(character) for character in plain(written)])


read, unread = encode(text), encode(held_out)
vocab_size, hidden_size, seq_len, batch_size = len(vocab), 32, 8, 96
gru, linear = nn.GRU(vocab_size, hidden_size), nn.Linear(hidden_size, vocab_size)
model = nn.ModuleDict({"gru": gru, "linear": linear})
optimizer = torch.optim.Adam(model.parameters(), lr=0.08)


def scores(characters, state=None):
    output, state = gru(nn.functional.one_hot(characters, vocab_size).float(), state)
    return linear(output), state


def loss_on(characters):
    logits, _ = scores(characters[:-1])
    return nn.functional.cross_entropy(logits.flatten(0, -2), characters[1:].flatten())


for _ in range(50):
    starts = torch.randint(len(read) - seq_len, (batch_size,))
    loss = loss_on(read[starts + torch.arange(seq_len + 1)[:, None]])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_((parameter * 100).round() / 100)
    often = torch.ones(vocab_size).index_add(0, read, torch.ones(len(read)))  # (vocab_size,)
    pairs = torch.ones(vocab_size, vocab_size).index_put((read[:-1], read[1:]), torch.tensor(1.0), accumulate=True)
    by_often = -(often / often.sum())[unread[1:]].log().mean()
    by_pairs = -(pairs / pairs.sum(dim=1, keepdim=True))[unread[:-1], unread[1:]].log().mean()
    print(f"{len(read)} characters read, {vocab_size} different ones")
    print("perplexity on sentences that were held out")
    print(f"  this model < how often each occurs: {loss_on(unread).exp():.2f} < {by_often.exp():.2f}")
    print(f"  what followed the character before, and how often: {by_pairs.exp():.2f}")
    written = encode("the ")
    logits, state = scores(written)
    while len(written) < 100:
        following = logits[-1:].softmax(dim=-1).multinomial(1)[0]
        written = torch.cat([written, following])
        logits, state = scores(following, state)
    print("it writes:")
    sentences = "".join(vocab[index] for index in written).split(". ")
    print("  " + ".\n  ".join(sentences))
    print("vocab =", vocab)
    for name, parameter in model.state_dict().items():
        print(name, "=", (parameter * 100).round().int().tolist())
