import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
x_wide = torch.randn(batch_size, hidden_size)  # (batch_size, hidden_size)
cell, rnn_cell, lstm_cell = (kind(input_size, hidden_size) for kind in (nn.GRUCell, nn.RNNCell, nn.LSTMCell))
unknown, relu = (nn.RNNCell(input_size, hidden_size, nonlinearity=name) for name in ("sigmoid", "relu"))

for wrong, right in (
    (lambda: cell(x_seq), lambda: cell(x_seq[0])),
    (lambda: rnn_cell(x_seq), lambda: rnn_cell(x_seq[0])),
    (lambda: lstm_cell(x_seq), lambda: lstm_cell(x_seq[0])[0]),
    (lambda: cell(x_wide), lambda: nn.GRUCell(hidden_size, hidden_size)(x_wide)),
    (lambda: unknown(x_seq[0]), lambda: relu(x_seq[0])),
):
    try:
        wrong()
    except (ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)

h_t = x_seq.new_zeros(batch_size, hidden_size)
for x_t in x_seq:  # (batch_size, input_size)
    h_t = cell(x_t, h_t)
print("all steps, x_t:", x_t.shape, " h_t:", h_t.shape)
