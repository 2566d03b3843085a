import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
packed = pack_padded_sequence(x_padded, [5, 3, 2])
gru, linear = nn.GRU(input_size, hidden_size), nn.Linear(hidden_size, 6)
output_packed, hn = gru(packed)

for use in (
    lambda: output_packed.shape,
    lambda: linear(output_packed),
    lambda: pad_packed_sequence(gru(packed)),
    lambda: pad_packed_sequence(output_packed.data),
    lambda: pad_packed_sequence(output_packed, total_length=4),
):
    try:
        use()
    except (AttributeError, TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
output, lengths_back = pad_packed_sequence(output_packed, total_length=seq_len)
scores = linear(output)
print("output:", output.shape, " scores:", scores.shape)
