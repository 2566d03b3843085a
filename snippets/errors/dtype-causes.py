import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_double = torch.randn(seq_len, batch_size, input_size, dtype=torch.float64)
rows = [x_double[:, row] for row in range(batch_size)]  # (seq_len, input_size) each
cell, lstm, gru = (kind(input_size, hidden_size) for kind in (nn.LSTMCell, nn.LSTM, nn.GRU))
linear = nn.Linear(input_size, hidden_size)

def autocast(x):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return gru(x)[0]

for wrong, right in (
    (lambda: linear(x_double), lambda: linear(x_double.float())),
    (lambda: cell(x_double[0]), lambda: cell(x_double[0].float())[0]),
    (lambda: lstm(pack_sequence(rows)), lambda: lstm(pack_sequence([row.float() for row in rows]))[0].data),
    (lambda: autocast(x_double), lambda: autocast(x_double.float())),
    (lambda: torch.bmm(x_double, x_double.float().mT), lambda: torch.bmm(x_double, x_double.mT)),
):
    try:
        wrong()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().dtype, tuple(right().shape))
