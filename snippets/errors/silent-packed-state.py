import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
lengths = [seq_len - 1] * (batch_size - 1) + [seq_len]
any_order = pack_padded_sequence(x_padded, lengths, enforce_sorted=False)
in_order = pack_padded_sequence(x_padded.flip(1), lengths[::-1])
too_many = torch.randn(1, batch_size + 2, hidden_size)  # (1, batch_size + 2, hidden_size)

for kind in nn.RNN, nn.GRU, nn.LSTM:
    layer = kind(input_size, hidden_size)
    state, first = (too_many, too_many) if kind is nn.LSTM else too_many, too_many[:, :batch_size]
    output, _ = layer(any_order, state)
    output_first, _ = layer(any_order, (first, first) if kind is nn.LSTM else first)
    print(kind.__name__, "took it, used the first only:", torch.equal(output.data, output_first.data))
    try:
        layer(in_order, state)
    except RuntimeError as error:
        print(f"    {type(error).__name__}: {error}")
