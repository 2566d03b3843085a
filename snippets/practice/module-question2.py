import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 4, 3, 5
x_seq = torch.randn(seq_len, batch_size, input_size)


class Forgetful(nn.Module):
    def forward(self, x_seq):
        output, hn = nn.GRU(input_size, hidden_size)(x_seq)
        return output


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size)

    def forward(self, x_seq):
        output, hn = self.gru(x_seq)
        return output


for model in (Forgetful(), Reader()):
    first, second = model(x_seq), model(x_seq)  # (seq_len, batch_size, hidden_size)
    name = type(model).__name__
    print(f"{name}: the same twice: {torch.equal(first, second)}, has weights: {bool(list(model.parameters()))}")
