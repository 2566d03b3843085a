import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
lengths = [seq_len + batch_size - row for row in range(batch_size)]
packed = pack_sequence([torch.randn(length, input_size) for length in lengths])
numbers = [torch.randn(length) for length in lengths]
series, series_features = pack_sequence(numbers), pack_sequence([one.unsqueeze(1) for one in numbers])
lstm, lstm_2 = nn.LSTM(input_size, hidden_size), nn.LSTM(input_size, hidden_size, num_layers=2)
both = nn.LSTM(input_size, hidden_size, num_layers=1, bidirectional=True)
h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
h0_2 = torch.zeros(2, batch_size, hidden_size)  # (2, batch_size, hidden_size)
alone = torch.zeros(1, 1, hidden_size)  # (1, 1, hidden_size)

for wrong, right in (
    (lambda: lstm(packed, h0), lambda: lstm(packed, (h0, h0))[0].data),
    (lambda: lstm_2(packed, (h0, h0)), lambda: lstm_2(packed, (h0_2, h0_2))[0].data),
    (lambda: both(packed, (h0, h0)), lambda: both(packed, (h0_2, h0_2))[0].data),
    (lambda: lstm(packed, (alone, alone)), lambda: lstm(packed, (h0, h0))[0].data),
    (lambda: alone.clone().copy_(h0), lambda: h0.clone().copy_(alone)),
    (lambda: nn.GRU(1, hidden_size)(series), lambda: nn.GRU(1, hidden_size)(series_features)[0].data),
    (lambda: nn.LSTM(1, hidden_size)(series), lambda: nn.LSTM(1, hidden_size)(series_features)[0].data),
    (lambda: PackedSequence(packed.data, packed.batch_sizes.to("meta")),
     lambda: packed.to("meta").data),
    (lambda: PackedSequence(packed.data), lambda: PackedSequence(packed.data, packed.batch_sizes).data),
):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {str(error).splitlines()[0]}")
    print("    fixed:", right().shape)
