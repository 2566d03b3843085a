import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
gru, lstm = nn.GRU(input_size, hidden_size), nn.LSTM(input_size, hidden_size)
in_order = pack_padded_sequence(x_padded, [5, 3, 2])
any_order = pack_padded_sequence(x_padded, [3, 5, 2], enforce_sorted=False)
small = torch.zeros(1, batch_size - 1, hidden_size)  # (1, batch_size - 1, hidden_size)
ragged = [torch.randn(seq_len, input_size), torch.randn(2, hidden_size)]

for use in (
    lambda: gru(in_order, small),
    lambda: gru(any_order, small),
    lambda: pack_padded_sequence(x_padded, [5, 3, 2, 1], enforce_sorted=False),
    lambda: lstm(in_order, (small, small)),
    lambda: pad_sequence(ragged),
):
    try:
        use()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
hns = [gru(in_order, h0)[1], gru(any_order, h0)[1], lstm(in_order, (h0, h0))[1][0]]
same_features = pad_sequence([one[:, :hidden_size] for one in ragged])  # (seq_len, 2, hidden_size)
print("same_features:", same_features.shape)
print("hns:", *(tuple(hn.shape) for hn in hns))
