import warnings

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
warnings.simplefilter("ignore")
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_wide = torch.randn(seq_len, batch_size, input_size + 1)  # (seq_len, batch_size, input_size + 1)
packed = pack_padded_sequence(x_wide, [seq_len] * batch_size)
memory = torch.randn(4 * hidden_size * (input_size + 1))
weight, behind = memory.split([4 * hidden_size * input_size, 4 * hidden_size])
lstm = nn.LSTM(input_size, hidden_size)
lstm.weight_ih_l0 = nn.Parameter(weight.view(4 * hidden_size, input_size))

for name, layer, given in (
    ("LSTM", lstm, packed),
    ("proj_size", nn.LSTM(input_size, hidden_size, proj_size=1), packed),
    ("float64", nn.LSTM(input_size, hidden_size).double(), packed.double()),
):
    try:
        before, _ = layer(given)
        behind += 1
        after, _ = layer(given)
        same = torch.equal(before.data, after.data)
        print(f"{name}: output depends on what is behind the weights:", not same)
    except RuntimeError as error:
        print(f"{name}: {type(error).__name__}: {error}")
