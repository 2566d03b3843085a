import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
lstm = nn.LSTM(input_size, hidden_size)
gru = nn.GRU(input_size, hidden_size)

print("in each line: RNN, LSTM, GRU")
for parameter_name, parameter in rnn.named_parameters():
    of_lstm, of_gru = (getattr(layer, parameter_name) for layer in (lstm, gru))
    print(f"{parameter_name}:", *(tuple(p.shape) for p in (parameter, of_lstm, of_gru)))

rnn_params, lstm_params, gru_params = (
    sum(parameter.numel() for parameter in layer.parameters()) for layer in (rnn, lstm, gru)
)
one_set = hidden_size * input_size + hidden_size * hidden_size + 2 * hidden_size
print("parameters:", rnn_params, lstm_params, gru_params)
print("by formula:", one_set, 4 * one_set, 3 * one_set)

rnn_output, rnn_hn = rnn(x_seq)
lstm_output, (lstm_hn, lstm_cn) = lstm(x_seq)
gru_output, gru_hn = gru(x_seq)
print("output:", rnn_output.shape, lstm_output.shape, gru_output.shape)
print("hn:    ", rnn_hn.shape, lstm_hn.shape, gru_hn.shape)
print("cn:     none", lstm_cn.shape, "none")
