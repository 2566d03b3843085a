import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_classes, num_directions = 7, 4, 6, 50, 5, 2


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
        self.lstm = nn.LSTM(input_size, hidden_size, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(num_directions * hidden_size, num_classes)

    def forward(self, tokens, lengths):
        x_seq = self.embedding(tokens)  # (batch_size, seq_len, input_size)
        packed = pack_padded_sequence(x_seq, lengths, batch_first=True, enforce_sorted=False)
        _, (hn, cn) = self.lstm(packed)
        return self.linear(torch.cat([hn[-2], hn[-1]], dim=1))


lengths = torch.tensor([2, seq_len, 3])  # (batch_size,)
batch_size = len(lengths)
sentences = [torch.randint(1, vocab_size, (length,)) for length in lengths]
tokens = pad_sequence(sentences, batch_first=True)  # (batch_size, seq_len)

model = Classifier()
logits = model(tokens, lengths)  # (batch_size, num_classes)
print(model)
print("tokens:", tokens.shape, " lengths:", lengths.shape, " logits:", logits.shape)
print("parameters:", sum(parameter.numel() for parameter in model.parameters()))
