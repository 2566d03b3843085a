import unicodedata

import torch
from torch import nn

torch.manual_seed(0)
text = """비가 언덕에 내립니다. 비가 강에 내립니다. 강은 바다로 흐릅니다. 바다는 넓고 푸릅니다. 바람은 바다에서 옵니다.
바람은 언덕을 넘어 붑니다. 언덕에는 나무가 있습니다. 나무에서 새가 노래합니다. 고양이는 나무 아래에서 잡니다.
고양이가 새를 봅니다. 새는 강을 넘어 날아갑니다. 해가 언덕 위로 떠오릅니다. 해는 바다를 비춥니다. 배는 넓은 바다로 갑니다.
물고기는 푸른 강에서 삽니다. 사람은 배에서 물고기를 봅니다. 물고기는 바다로 갑니다. 달이 바다 위로 떠오릅니다.
달은 오래된 배를 비춥니다. 새는 나무에서 잡니다. 고양이는 강으로 갑니다. 바람이 나무에서 노래합니다. 사람은 배에서 잡니다.
비는 바다에서 와서 나무에 내립니다. 해는 새를 비춥니다. 오래된 나무 위로 달이 떠오릅니다. 배가 강으로 갑니다.
큰 여우가 토끼를 봅니다. 토끼는 언덕을 뛰어갑니다. 여우는 고요한 강을 건넙니다. 별이 바다를 비춥니다. """
held_out = """바람은 강을 넘어 붑니다. 고양이는 배에서 잡니다. 비가 나무에 내립니다. 달은 언덕을 비춥니다.
새가 바다로 갑니다. """


def plain(written):
    return unicodedata.normalize("NFKD", written.replace("\n", " "))


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
    written = encode("바람은 ")
    logits, state = scores(written)
    while len(written) < 100:
        following = logits[-1:].softmax(dim=-1).multinomial(1)[0]
        written = torch.cat([written, following])
        logits, state = scores(following, state)
    print("it writes:")
    sentences = unicodedata.normalize("NFC", "".join(vocab[index] for index in written)).split(". ")
    print("  " + ".\n  ".join(sentences))
    print("vocab =", vocab)
    for name, parameter in model.state_dict().items():
        print(name, "=", (parameter * 100).round().int().tolist())
