import torch
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 6, 8
num_layers = 2
x_alone = torch.randn(seq_len, input_size)
h0_alone = torch.randn(num_layers, hidden_size)
c0_alone = torch.randn(num_layers, hidden_size)

rnn = nn.RNN(input_size, hidden_size, num_layers)
gru = nn.GRU(input_size, hidden_size, num_layers)
lstm = nn.LSTM(input_size, hidden_size, num_layers)
with torch.no_grad():
    output_rnn, hn_rnn = rnn(x_alone, h0_alone)
    output_gru, hn_gru = gru(x_alone, h0_alone)
    output_lstm, (hn_lstm, cn_lstm) = lstm(x_alone, (h0_alone, c0_alone))
    h0_one, c0_one = h0_alone.unsqueeze(1), c0_alone.unsqueeze(1)  # (num_layers, 1, hidden_size)
    output_one, (hn_one, cn_one) = lstm(x_alone.unsqueeze(1), (h0_one, c0_one))

print("RNN:  output", output_rnn.shape, " hn", hn_rnn.shape)
print("GRU:  output", output_gru.shape, " hn", hn_gru.shape)
print("LSTM: output", output_lstm.shape, " hn", hn_lstm.shape, " cn", cn_lstm.shape)
print("a batch of one: output", output_one.shape, " hn", hn_one.shape, " cn", cn_one.shape)
print("its values are the same:", torch.allclose(output_one.squeeze(1), output_lstm))
