import warnings

import torch
from torch import nn

input_size, hidden_size = 3, 4
for make in (
    lambda: nn.LSTM(input_size, hidden_size, batchfirst=True),
    lambda: nn.LSTM(input_size),
    lambda: nn.LSTM(input_size, hidden_size, 1, num_layers=2),
):
    try:
        make()
    except TypeError as error:
        print(f"{type(error).__name__}: {error}")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    nn.LSTM(input_size, hidden_size, dropout=0.5)
    projected = nn.LSTM(input_size, hidden_size, proj_size=1)
    projected(torch.zeros(1, 1, input_size))
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")

print("fixed:")
lstm = nn.LSTM(input_size, hidden_size, num_layers=2, batch_first=True, dropout=0.5)
print(lstm)
