import torch
from torch import nn

input_size, hidden_size = 3, 4
for make in (
    lambda: nn.LSTM(input_size, hidden_size / 2),
    lambda: nn.LSTM(float(input_size), hidden_size),
    lambda: nn.LSTM(input_size, hidden_size, 2.0),
    lambda: nn.LSTM(input_size, hidden_size, batch_first=1),
    lambda: nn.LSTM(input_size, hidden_size, bias=1),
    lambda: nn.LSTM(0, hidden_size),
    lambda: nn.LSTM(input_size, 0),
    lambda: nn.LSTM(input_size, hidden_size, num_layers=0),
    lambda: nn.LSTM(input_size, hidden_size, num_layers=2, dropout=50),
    lambda: nn.LSTM(input_size, hidden_size, num_layers=2, dropout=True),
):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
lstm = nn.LSTM(input_size, hidden_size // 2, num_layers=2, batch_first=True, dropout=0.5)
print(lstm)
print("lstm.weight_ih_l0:", lstm.weight_ih_l0.shape)
