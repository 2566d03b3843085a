import copy

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
num_sentences, seq_len, vocab_size, input_size, hidden_size = 400, 6, 10, 8, 20
tokens = torch.randint(3, vocab_size, (num_sentences, seq_len))
places = torch.rand(num_sentences, seq_len).argsort(dim=1)[:, :2]  # (num_sentences, 2)
tokens.scatter_(1, places, torch.tensor([1, 2]).expand_as(places))
labels = ((places[:, 0] < places[:, 1]) ^ (torch.rand(num_sentences) < 0.1)).long()  # (num_sentences,)
train, valid, test = random_split(TensorDataset(tokens, labels), [0.5, 0.25, 0.25])


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, input_size)
        self.gru = nn.GRU(input_size, hidden_size, batch_first=True)
        self.dropout = nn.Dropout(0.2)
        self.linear = nn.Linear(hidden_size, 2)

    def forward(self, tokens):
        output, hn = self.gru(self.embedding(tokens))
        return self.linear(self.dropout(hn[-1]))


@torch.no_grad()
def evaluate(model, data):
    model.eval()
    data_tokens, data_labels = data[:]
    logits = model(data_tokens)
    return cross_entropy(logits, data_labels).item(), (logits.argmax(dim=1) == data_labels).float().mean().item()


model = Classifier()
optimizer = torch.optim.Adam(model.parameters(), lr=0.08)
train_losses, valid_losses, patience = [], [], 2
for epoch in range(8):
    model.train()
    total = 0.0
    for batch_tokens, batch_labels in DataLoader(train, batch_size=64, shuffle=True):
        loss = cross_entropy(model(batch_tokens), batch_labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimizer.step()
        total += loss.item() * len(batch_labels)
    train_losses.append(total / len(train))
    valid_losses.append(evaluate(model, valid)[0])
    if valid_losses[-1] == min(valid_losses):
        best_epoch, best_weights = len(valid_losses), copy.deepcopy(model.state_dict())
    if min(valid_losses) not in valid_losses[-patience:]:
        break

print("epochs:", len(valid_losses), " best:", best_epoch, f" validation loss: {min(valid_losses):.3f}")
print(f"test, last weights:  loss {evaluate(model, test)[0]:.3f}, right {evaluate(model, test)[1]:.1%}")
model.load_state_dict(best_weights)
print(f"test, best weights:  loss {evaluate(model, test)[0]:.3f}, right {evaluate(model, test)[1]:.1%}")
print(f"test, most frequent: right {test[:][1].bincount().max().item() / len(test):.1%}")

epochs = range(1, len(valid_losses) + 1)
plt.plot(epochs, train_losses, "o-", label="training")
plt.plot(epochs, valid_losses, "s-", label="validation")
plt.axvline(best_epoch, color="C2", linestyle="--", label="best")
plt.gca().set(xlabel="epoch", ylabel="loss", xticks=epochs)
plt.legend()
plt.savefig("training-loop.svg")
