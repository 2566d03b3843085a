import inspect

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
x_seq = torch.randn(seq_len, batch_size, input_size)
h0, c0 = torch.randn(2, 1, batch_size, hidden_size)  # (1, batch_size, hidden_size) each
gru, lstm = nn.GRU(input_size, hidden_size), nn.LSTM(input_size, hidden_size)

for module in (nn.RNN, nn.GRU, nn.LSTM, nn.RNNCell, nn.GRUCell, nn.LSTMCell):
    print(f"nn.{module.__name__}:", *list(inspect.signature(module.forward).parameters)[1:])

output, hn = gru(x_seq, h0)
output_named, hn_named = gru(input=x_seq, hx=h0)
print("GRU by PyTorch's names: ", torch.equal(output, output_named))
output, (hn, cn) = lstm(x_seq, (h0, c0))
output_named, (hn_named, cn_named) = lstm(input=x_seq, hx=(h0, c0))
print("LSTM by PyTorch's names:", torch.equal(output, output_named))
try:
    gru(x_seq, h_0=h0)
except TypeError as error:
    print("TypeError:", error)
