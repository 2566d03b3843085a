import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
x_t = torch.randn(batch_size, input_size)
gru_cell, rnn_cell = nn.GRUCell(input_size, hidden_size), nn.RNNCell(input_size, hidden_size)
lstm_cell = nn.LSTMCell(input_size, hidden_size)
h_t, c_t = torch.zeros(2, batch_size, hidden_size)  # (batch_size, hidden_size) each
h_layers = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
h_batch = torch.zeros(batch_size + 1, hidden_size)  # (batch_size + 1, hidden_size)
h_wide = torch.zeros(batch_size, hidden_size + 1)  # (batch_size, hidden_size + 1)

for cell, state, right in (
    (gru_cell, h_layers, h_layers[0]), (rnn_cell, h_layers, h_layers[0]),
    (gru_cell, h_batch, h_batch[:batch_size]), (gru_cell, h_wide, h_t),
    (lstm_cell, (h_layers, c_t), (h_layers[0], c_t)), (lstm_cell, (h_t, h_layers), (h_t, h_layers[0])),
    (lstm_cell, (h_t, h_batch), (h_t, h_batch[:batch_size])), (lstm_cell, (h_t, h_wide), (h_t, c_t)),
    (lstm_cell, h_t, (h_t, c_t)), (lstm_cell, (h_t,), (h_t, c_t)), (gru_cell, (h_t, c_t), h_t),
):
    try:
        cell(x_t, state)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    result = cell(x_t, right)
    print("    fixed:", (result if torch.is_tensor(result) else result[0]).shape)
