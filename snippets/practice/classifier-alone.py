import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_classes = 7, 4, 6, 50, 5
lengths = [2, seq_len, 3]
batch_size = len(lengths)
sentences = [torch.randint(1, vocab_size, (length,)) for length in lengths]
embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
lstm = nn.LSTM(input_size, hidden_size)
linear = nn.Linear(hidden_size, num_classes)


def classify(x_seq):
    _, (hn, cn) = lstm(x_seq)
    return linear(hn[-1])


with torch.no_grad():
    logits_alone = torch.stack([classify(embedding(sentence)) for sentence in sentences])
    logits_packed = classify(pack_sequence([embedding(s) for s in sentences], enforce_sorted=False))
    logits_padded = classify(embedding(pad_sequence(sentences)))
print("logits_alone:", logits_alone.shape)
print("packed, off by:", (logits_packed - logits_alone).abs().amax(dim=1))
print("padded, off by:", (logits_padded - logits_alone).abs().amax(dim=1))
