import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

pairs = [(torch.full((length,), label), label) for label, length in enumerate([2, 7, 4])]


def collate(pairs):
    sentences, labels = zip(*pairs)
    lengths = torch.tensor([len(sentence) for sentence in sentences])  # (3,)
    return pad_sequence(sentences, batch_first=True), lengths, torch.tensor(labels)


def collate_sorted(pairs):
    return collate(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def collate_wrong(pairs):
    sentences, labels = zip(*pairs)
    return collate(list(zip(sorted(sentences, key=len, reverse=True), labels)))


for function in (collate, collate_sorted, collate_wrong):
    tokens, lengths, labels = function(pairs)
    print(function.__name__, lengths.tolist())
    print("    labels belong to sentences:", torch.equal(tokens[:, 0], labels))
    try:
        pack_padded_sequence(tokens, lengths, batch_first=True)
        print("    packed")
    except RuntimeError as error:
        print("    RuntimeError:", error)
