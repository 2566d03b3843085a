import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)
lstm_2 = nn.LSTM(input_size, hidden_size, num_layers=2)
gru = nn.GRU(input_size, hidden_size)
h0, c0 = torch.zeros(2, 1, batch_size, hidden_size)  # (1, batch_size, hidden_size) each
h0_2 = torch.zeros(2, batch_size, hidden_size)  # (2, batch_size, hidden_size)

calls = (
    (lstm, [h0]), (lstm_2, [h0_2]), (lstm, [(h0,)]), (lstm, [h0, c0]), (lstm, [(h0, h0, c0)]),
    (gru, [(h0, c0)]), (lstm, [(None, None)]),
)
for layer, states in calls:
    try:
        layer(x_seq, *states)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
output, (hn, cn) = lstm(x_seq, (h0, c0))
output_gru, hn_gru = gru(x_seq, h0)
print("output:", output.shape, " hn:", hn.shape, " cn:", cn.shape)
print("output_gru:", output_gru.shape, " hn_gru:", hn_gru.shape)
