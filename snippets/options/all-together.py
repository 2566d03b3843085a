import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 9, 4, 7, 8
num_layers, num_directions = 3, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
x_batch = torch.randn(batch_size, seq_len, input_size)
x_alone = torch.randn(seq_len, input_size)


def run(x, layers, directions, first=False):
    options = {"batch_first": first, "bidirectional": directions == 2}
    sizes = input_size, hidden_size, layers
    rnn, gru, lstm = (module(*sizes, **options) for module in (nn.RNN, nn.GRU, nn.LSTM))
    (y, h), (y_gru, h_gru), (y_lstm, (h_lstm, c)) = rnn(x), gru(x), lstm(x)
    assert y.shape == y_gru.shape == y_lstm.shape and h.shape == h_gru.shape == h_lstm.shape
    rnn(x, h), gru(x, h), lstm(x, (h, c))
    return y, h, c


sets = (1, 1), (num_layers, 1), (1, num_directions), (num_layers, num_directions)
y_seq, h_seq, c_seq = zip(*(run(x_seq, *options) for options in sets))
y_batch, h_batch, c_batch = zip(*(run(x_batch, *options, first=True) for options in sets))
y_alone, h_alone, c_alone = zip(*(run(x_alone, *options) for options in sets))

print("layers, directions ", *(f"{options!s:10}" for options in sets))
for layout in ("seq", "batch", "alone"):
    for name in (f"y_{layout}", f"h_{layout}", f"c_{layout}"):
        print(f"{name:19}", *(f"{list(tensor.shape)!s:10}" for tensor in globals()[name]))
