import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_layers, num_directions, num_classes = 7, 4, 3, 5, 2, 2, 6


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size, num_layers, batch_first=True, bidirectional=True)
        self.linear = nn.Linear(num_directions * hidden_size, num_classes)

    def forward(self, x_seq):
        output, hn = self.gru(x_seq)
        return self.linear(output), hn


model = Reader()
logits, hn = model(torch.randn(batch_size, seq_len, input_size))
print(model)
print("logits:", logits.shape)  # (batch_size, seq_len, num_classes)
print("hn:", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
