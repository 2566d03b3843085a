import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
lengths = [seq_len - 1] * (batch_size - 1) + [seq_len]
any_order = pack_padded_sequence(x_padded, lengths, enforce_sorted=False)
in_order = pack_padded_sequence(x_padded.flip(1), lengths[::-1])
all_alike = pack_padded_sequence(x_padded, [seq_len] * batch_size)
too_many = torch.randn(1, batch_size + 2, hidden_size)  # (1, batch_size + 2, hidden_size)

for kind in nn.RNN, nn.GRU, nn.LSTM:
    layer = kind(input_size, hidden_size, num_layers=1)
    state, first = (too_many, too_many) if kind is nn.LSTM else too_many, too_many[:, :batch_size]
    for name, packed in ("any_order", any_order), ("in_order", in_order), ("all_alike", all_alike):
        try:
            output, _ = layer(packed, state)
            output_first, _ = layer(packed, (first, first) if kind is nn.LSTM else first)
            same = torch.equal(output.data, output_first.data)
            print(f"{kind.__name__}, {name}: took it, used the first only:", same)
        except RuntimeError as error:
            print(f"{kind.__name__}, {name}: {type(error).__name__}: {error}")
