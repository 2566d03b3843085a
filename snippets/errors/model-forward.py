import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

class TooLate(nn.Module):
    def __init__(self):
        self.gru = nn.GRU(input_size, hidden_size)
        super().__init__()

class Inside(nn.Module):
    def __init__(self):
        super().__init__()
        def forward(self, x):
            return x

class WithState(nn.GRU):
    def forward(self, x, h0):
        return super().forward(x, h0)[0]

h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
layer = WithState(input_size, hidden_size, num_layers=1)
for wrong in (TooLate, lambda: Inside()(x_seq), lambda: nn.Sequential(layer)(x_seq)):
    try:
        wrong()
    except (AttributeError, NotImplementedError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
print("fixed:", layer(x_seq, h0).shape)
