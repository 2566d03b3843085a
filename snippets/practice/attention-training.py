import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
source_len, batch_size, vocab_size, hidden_size, num_directions = 4, 64, 14, 24, 2
target_len, wide = source_len, num_directions * hidden_size


def pairs():
    source = torch.randint(1, vocab_size, (batch_size, source_len))
    return source, nn.functional.pad(source.flip(1), (1, 0))  # <sos> is 0


def encode(source):
    encoded, hn = encoder(embedding(source))  # encoded: (batch_size, source_len, num_directions * hidden_size)
    return encoded, torch.cat([hn[-2], hn[-1]], dim=-1)[None]


def decode(fed, state, encoded):
    decoded, state = decoder(embedding(fed), state)
    weights = (decoded @ encoded.transpose(1, 2)).softmax(dim=-1)
    context = weights @ encoded if attend else torch.zeros_like(decoded)
    return linear(torch.cat([decoded, context], dim=-1)), state, weights


for attend in (False, True):
    embedding, linear = nn.Embedding(vocab_size, wide), nn.Linear(2 * wide, vocab_size)
    encoder = nn.GRU(wide, hidden_size, batch_first=True, bidirectional=True)
    decoder = nn.GRU(wide, wide, batch_first=True)
    model = nn.ModuleList([embedding, encoder, decoder, linear])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.04)
    for _ in range(14):
        source, target = pairs()
        encoded, state = encode(source)
        logits, _, _ = decode(target[:, :-1], state, encoded)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), target[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    with torch.no_grad():
        source, target = pairs()
        encoded, state = encode(source)
        token, made, rows = target[:, :1], [], []
        for _ in range(target_len):
            logits_t, state, weights_t = decode(token, state, encoded)
            token = logits_t.argmax(dim=-1)  # (batch_size, 1)
            made.append(token)
            rows.append(weights_t)
    right = (torch.cat(made, dim=1) == target[:, 1:]).float().mean()
    print(f"attention: {attend!s:5}  loss {loss:.3f}  right when made one by one: {right:.0%}")
print(f"guessing a symbol  right: {1 / (vocab_size - 1):.0%}")

weights = torch.cat(rows, dim=1)
across, down = torch.meshgrid(torch.arange(source_len), torch.arange(target_len), indexing="xy")
plt.scatter(across, down, s=weights[0] * 300, marker="s", color="C3")
plt.xticks(range(source_len), source[0].tolist())
plt.yticks(range(target_len), torch.cat(made, dim=1)[0].tolist())
plt.gca().set(xlabel="source, step by step", ylabel="made, step by step", ylim=(target_len - 0.5, -0.5))
plt.savefig("attention-training.svg")
