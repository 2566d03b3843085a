import warnings

import torch
from torch import nn

input_size, hidden_size = 3, 4
for wrong, right in (
    (lambda: nn.LSTM(input_size, hidden_size, batchfirst=True),
     lambda: nn.LSTM(input_size, hidden_size, batch_first=True)),
    (lambda: nn.LSTM(input_size, hidden_size, nonlinearity="relu"),
     lambda: nn.RNN(input_size, hidden_size, nonlinearity="relu")),
    (lambda: nn.LSTM(input_size), lambda: nn.LSTM(input_size, hidden_size)),
    (lambda: nn.LSTM(input_size, hidden_size, 1, num_layers=2),
     lambda: nn.LSTM(input_size, hidden_size, num_layers=2)),
):
    try:
        wrong()
    except TypeError as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right())

x_seq = torch.zeros(1, 1, input_size)  # (1, 1, input_size)
for make in (
    lambda: nn.LSTM(input_size, hidden_size, num_layers=1, dropout=0.5),
    lambda: nn.LSTM(input_size, hidden_size, num_layers=2, dropout=0.5),
    lambda: nn.LSTM(input_size, hidden_size, proj_size=1),
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()(x_seq)
    for one in caught:
        print(f"{one.category.__name__}: {one.message}")
    if not caught:
        print("    fixed: no warning")
