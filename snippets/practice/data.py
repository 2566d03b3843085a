import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)
num_sentences, batch_size, vocab_size, num_classes = 11, 4, 50, 5


class Sentences(Dataset):
    def __init__(self):
        lengths = torch.randint(2, 9, (num_sentences,)).tolist()
        self.sentences = [torch.randint(1, vocab_size, (length,)) for length in lengths]
        self.labels = torch.randint(num_classes, (num_sentences,))  # (num_sentences,)

    def __len__(self):
        return len(self.sentences)

    def __getitem__(self, index):
        return self.sentences[index], self.labels[index]


def collate(pairs):
    sentences, labels = zip(*pairs)
    lengths = torch.tensor([len(sentence) for sentence in sentences])
    return pad_sequence(sentences, batch_first=True), lengths, torch.stack(labels)


dataset = Sentences()
sentence, label = dataset[0]
print("dataset[0]:", sentence.shape, label.shape, " of", len(dataset))
loader = DataLoader(dataset, batch_size, shuffle=True, collate_fn=collate)
for tokens, lengths, labels in loader:
    print("tokens:", tokens.shape, " lengths:", lengths.tolist(), " labels:", labels.shape)
last_size, longest = tokens.shape

try:
    next(iter(DataLoader(dataset, batch_size)))
except RuntimeError as error:
    print("RuntimeError:", error)
