import torch
from torch import nn
from torch.utils.data import DataLoader

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_samples = 2 * batch_size + 1
samples = torch.randn(num_samples, seq_len, input_size)
made_once = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)

for kind in nn.GRU, nn.LSTM:
    layer = kind(input_size, hidden_size, num_layers=1, batch_first=True)
    state = (made_once, made_once) if kind is nn.LSTM else made_once
    for drop_last in False, True:
        taken = 0
        try:
            for x in DataLoader(samples, batch_size, drop_last=drop_last):
                layer(x, state)
                taken += len(x)
            print(f"    fixed: {taken} of {num_samples} sequences, the rest left out")
        except RuntimeError as error:
            print(f"{type(error).__name__}: {error}")
