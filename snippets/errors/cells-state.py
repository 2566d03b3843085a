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

for cell, state in ((gru_cell, h_layers), (rnn_cell, h_layers), (gru_cell, h_batch), (gru_cell, h_wide),
                    (lstm_cell, (h_layers, c_t)), (lstm_cell, (h_t, h_batch)),
                    (lstm_cell, h_t), (lstm_cell, (h_t,)), (gru_cell, (h_t, c_t))):
    try:
        cell(x_t, state)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h_gru = gru_cell(x_t, h_layers[0])
h_lstm, c_lstm = lstm_cell(x_t, (h_t, c_t))
print("h_gru:", h_gru.shape, " h_lstm:", h_lstm.shape, " c_lstm:", c_lstm.shape)
