import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
x_wide = torch.randn(batch_size, hidden_size)  # (batch_size, hidden_size)
cell, rnn_cell, lstm_cell = (kind(input_size, hidden_size) for kind in (nn.GRUCell, nn.RNNCell, nn.LSTMCell))
unknown = nn.RNNCell(input_size, hidden_size, nonlinearity="sigmoid")

for cell_wrong, x_wrong in (
    (cell, x_seq), (rnn_cell, x_seq), (lstm_cell, x_seq), (cell, x_wide), (unknown, x_seq[0])
):
    try:
        cell_wrong(x_wrong)
    except (ValueError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h_t = x_seq.new_zeros(batch_size, hidden_size)
for x_t in x_seq:  # (batch_size, input_size)
    h_t = cell(x_t, h_t)
print("x_t:", x_t.shape, " h_t:", h_t.shape)
