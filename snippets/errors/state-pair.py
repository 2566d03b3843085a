import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm, gru = nn.LSTM(input_size, hidden_size), nn.GRU(input_size, hidden_size)
lstm_2 = nn.LSTM(input_size, hidden_size, num_layers=2)
both = nn.LSTM(input_size, hidden_size, bidirectional=True)
h0, c0 = torch.zeros(2, 1, batch_size, hidden_size)  # (1, batch_size, hidden_size) each
h0_2, c0_2 = torch.zeros(2, 2, batch_size, hidden_size)  # (2, batch_size, hidden_size) each

def doubled(x):
    x * 2

for wrong, right in (
    (lambda: lstm(x_seq, h0), lambda: lstm(x_seq, (h0, c0))),
    (lambda: lstm_2(x_seq, h0_2), lambda: lstm_2(x_seq, (h0_2, c0_2))),
    (lambda: both(x_seq, h0_2), lambda: both(x_seq, (h0_2, c0_2))),
    (lambda: lstm(x_seq, (h0[0], c0[0])),
     lambda: lstm(x_seq, (h0[0].unsqueeze(0), c0[0].unsqueeze(0)))),
    (lambda: lstm(x_seq, (h0,)), lambda: lstm(x_seq, (h0, c0))),
    (lambda: lstm(x_seq, h0, c0), lambda: lstm(x_seq, (h0, c0))),
    (lambda: lstm(x_seq, (h0, h0, c0)), lambda: lstm(x_seq, lstm(x_seq)[1])),
    (lambda: gru(x_seq, (h0, c0)), lambda: gru(x_seq, h0)),
    (lambda: lstm(x_seq, (None, None)), lambda: lstm(x_seq, None)),
    (lambda: lstm(doubled(x_seq)), lambda: lstm(x_seq * 2)),
):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right()[0].shape)
