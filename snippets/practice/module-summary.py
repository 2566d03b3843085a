import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_classes, num_directions = 7, 4, 6, 50, 5, 2


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
        self.lstm = nn.LSTM(input_size, hidden_size, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(num_directions * hidden_size, num_classes)

    def forward(self, tokens, lengths):
        x_seq = self.embedding(tokens)
        packed = pack_padded_sequence(x_seq, lengths, batch_first=True, enforce_sorted=False)
        _, (hn, cn) = self.lstm(packed)
        return self.linear(torch.cat([hn[-2], hn[-1]], dim=1))


def shapes(value):
    if isinstance(value, PackedSequence):
        return f"packed {tuple(value.data.shape)}"
    if isinstance(value, tuple):
        return "  ".join(map(shapes, value))
    return str(tuple(value.shape)) if isinstance(value, torch.Tensor) else type(value).__name__


def report(module, inputs, result):
    parameters = sum(parameter.numel() for parameter in module.parameters())
    print(f"{type(module).__name__:10} {parameters:4} parameters")
    print("    in: ", shapes(inputs))
    print("    out:", shapes(result))


model = Classifier()
for module in model.modules():
    module.register_forward_hook(report)
lengths = torch.tensor([2, seq_len, 3])  # (batch_size,)
batch_size = len(lengths)
tokens = torch.randint(1, vocab_size, (batch_size, seq_len))  # (batch_size, seq_len)
logits = model(tokens, lengths)  # (batch_size, num_classes)
