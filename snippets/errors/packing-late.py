import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
lengths = torch.tensor([6, 3, 2])
too_long = pack_padded_sequence(x_padded, lengths)
x_other = pack_padded_sequence(torch.randn(seq_len, batch_size, hidden_size), [5, 3, 2])
gru, lstm = nn.GRU(input_size, hidden_size), nn.LSTM(input_size, hidden_size)

tries = (pad_packed_sequence, too_long), (gru, too_long), (lstm, x_other), (gru, x_other)
for use, wrong in tries:
    try:
        use(wrong)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
packed = pack_padded_sequence(x_padded, lengths.clamp(max=seq_len))
output_packed, hn = gru(packed)
print("packed.data:", packed.data.shape, " sum of batch_sizes:", int(packed.batch_sizes.sum()))
print("too_long.data:", too_long.data.shape,
      " sum of batch_sizes:", int(too_long.batch_sizes.sum()))
lstm_other = nn.LSTM(hidden_size, hidden_size)
print("output_packed.data:", output_packed.data.shape)
print("lstm_other:", lstm_other(x_other)[0].data.shape)
