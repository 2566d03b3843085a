import torch
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 6, 8
num_layers, num_directions = 2, 1
x_alone = torch.randn(seq_len, input_size)  # (seq_len, input_size)
h0_alone = torch.zeros(num_layers * num_directions, hidden_size)
c0_alone = torch.zeros(num_layers * num_directions, hidden_size)

rnn = nn.RNN(input_size, hidden_size, num_layers)
gru = nn.GRU(input_size, hidden_size, num_layers)
lstm = nn.LSTM(input_size, hidden_size, num_layers)
with torch.no_grad():
    output_rnn, hn_rnn = rnn(x_alone, h0_alone)
    output_gru, hn_gru = gru(x_alone, h0_alone)
    output_lstm, (hn_lstm, cn_lstm) = lstm(x_alone, (h0_alone, c0_alone))
    output_batch, (hn_batch, cn_batch) = lstm(x_alone.unsqueeze(1))  # (num_layers * num_directions, 1, hidden_size)

print("RNN:  output", output_rnn.shape, " hn", hn_rnn.shape)
print("GRU:  output", output_gru.shape, " hn", hn_gru.shape)
print("LSTM: output", output_lstm.shape, " hn", hn_lstm.shape, " cn", cn_lstm.shape)
print("a batch of one:", output_batch.shape, " hn", hn_batch.shape, " cn", cn_batch.shape)
print("its values are the same:", torch.allclose(output_batch.squeeze(1), output_lstm))
