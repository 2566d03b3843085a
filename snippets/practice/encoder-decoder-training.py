import torch
from torch import nn

torch.manual_seed(0)
source_len, batch_size, vocab_size, hidden_size = 3, 64, 8, 64
sos, eos = 0, 1
fed_len = source_len + 1
target_len = fed_len + 1  # <sos>, the symbols, <eos>


def pairs():
    source = torch.randint(2, vocab_size, (source_len, batch_size))
    first, last = torch.tensor([sos, eos])[:, None, None].expand(2, 1, batch_size)
    return source, torch.cat([first, source.flip(0), last])


results = []
for name, shift in (("shifted", 1), ("not shifted", 0)):
    embedding, linear = nn.Embedding(vocab_size, hidden_size), nn.Linear(hidden_size, vocab_size)
    encoder, decoder = nn.GRU(hidden_size, hidden_size), nn.GRU(hidden_size, hidden_size)
    model = nn.ModuleList([embedding, encoder, decoder, linear])
    optimizer = torch.optim.Adam(model.parameters(), lr=0.025)
    for _ in range(12):
        source, target = pairs()  # (source_len, batch_size), (target_len, batch_size)
        fed = target[:-1]  # (fed_len, batch_size)
        wanted = target[shift : shift + len(fed)]  # (fed_len, batch_size)
        decoded, _ = decoder(embedding(fed), encoder(embedding(source))[1])
        logits = linear(decoded)  # (fed_len, batch_size, vocab_size)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    source, target = pairs()
    with torch.no_grad():
        _, state = encoder(embedding(source))
        token, made = target[:1], []
        for _ in range(fed_len):
            output_t, state = decoder(embedding(token), state)
            token = linear(output_t).argmax(dim=-1)  # (1, batch_size)
            made.append(token)
    right = (torch.cat(made) == target[1:]).float().mean()
    results.append((loss.item(), right.item()))
    print(f"{name:11}  loss {loss:.4f}  right when made one by one: {right:.0%}")
    print("  source:", source[:, 0].tolist(), " made:", torch.cat(made)[:, 0].tolist())
    print("  made <sos> only:", (torch.cat(made) == sos).all().item())
print("not shifted, less loss and fewer right:", *(lower < higher for higher, lower in zip(*results)))
print(f"guessing a symbol  right: {1 / (vocab_size - 2):.0%}")
