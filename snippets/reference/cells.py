import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 5, 4
x_t = torch.randn(batch_size, input_size)
h_prev = torch.zeros(batch_size, hidden_size)
c_prev = torch.zeros(batch_size, hidden_size)
rnn_cell = nn.RNNCell(input_size, hidden_size)
lstm_cell = nn.LSTMCell(input_size, hidden_size)
gru_cell = nn.GRUCell(input_size, hidden_size)

h_rnn = rnn_cell(x_t, h_prev)
h_lstm, c_lstm = lstm_cell(x_t, (h_prev, c_prev))
h_gru = gru_cell(x_t, h_prev)

print("h_rnn:", h_rnn.shape, " h_gru:", h_gru.shape)
print("h_lstm:", h_lstm.shape, " c_lstm:", c_lstm.shape)
for cell in (rnn_cell, lstm_cell, gru_cell):
    print(cell, {name: tuple(parameter.shape) for name, parameter in cell.named_parameters()})
x_unbatched = x_t[0]  # (input_size,)
h_unbatched = rnn_cell(x_unbatched, h_prev[0])
print("h_unbatched:", h_unbatched.shape)
