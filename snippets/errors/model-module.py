import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

class TooEarly(nn.Module):
    def __init__(self):
        self.gru = nn.GRU(input_size, hidden_size)

class Nameless(nn.Module):
    def foward(self, x):
        return x

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size)
        self.h0 = nn.Parameter(torch.zeros(1, 1, hidden_size))

    def forward(self, x):
        return self.gru(x, self.h0.expand(-1, x.size(1), -1).contiguous())[0]

model = Model()
for wrong in (
    lambda: TooEarly(),
    lambda: Nameless()(x_seq),
    lambda: model(x_seq, seq_len),
    lambda: model(),
    lambda: setattr(model, "h0", torch.zeros(1, batch_size, hidden_size)),
    lambda: model.lstm,
):
    try:
        wrong()
    except (AttributeError, NotImplementedError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
print("fixed:", model(x_seq).shape)
