import torch
from torch import nn

torch.manual_seed(0)
words = ["<pad>", "<sos>", "<eos>", "three", "hundred", "five", "seven"]
sentences = ["<sos> three hundred five <eos>", "<sos> seven <eos>"]
hidden_size, batch_size, vocab_size = 4, len(sentences), len(words)
tokens = nn.utils.rnn.pad_sequence([torch.tensor([*map(words.index, sentence.split())]) for sentence in sentences])
fed, wanted = tokens[:-1], tokens[1:]  # (seq_len, batch_size) each
seq_len = len(fed)

embedding, gru = nn.Embedding(vocab_size, hidden_size), nn.GRU(hidden_size, hidden_size)
linear = nn.Linear(hidden_size, vocab_size)
output, _ = gru(embedding(fed))  # (seq_len, batch_size, hidden_size)
logits = linear(output)  # (seq_len, batch_size, vocab_size)
loss = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=words.index("<pad>"))

for place in range(batch_size):
    for name, part in (("fed", fed), ("wanted", wanted)):
        print(f"{name:7}", *(f"{words[number]:8}" for number in part[:, place]))
print("tokens:", tokens.shape, " fed:", fed.shape, " wanted:", wanted.shape)
print("logits:", logits.shape, " loss:", loss.shape)
