import warnings

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

warnings.simplefilter("ignore", DeprecationWarning)
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 3, 4
x_padded = torch.randn(seq_len, batch_size, input_size)
lengths = torch.tensor([seq_len] * batch_size)  # (batch_size,)

class FromAList(nn.GRU):
    def forward(self, x, lengths):
        return super().forward(pack_padded_sequence(x, lengths.tolist()))[1]

class FromATensor(nn.GRU):
    def forward(self, x, lengths):
        return super().forward(pack_padded_sequence(x, lengths))[1]

for kind in (FromAList, FromATensor):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        warnings.simplefilter("always", torch.jit.TracerWarning)
        torch.jit.trace(kind(input_size, hidden_size), (x_padded, lengths), check_trace=False)
    print(kind.__name__)
    for message in sorted({f"    {one.category.__name__}: {one.message}" for one in caught}):
        print(message)
try:
    torch.vmap(nn.GRU(input_size, hidden_size))(torch.stack([x_padded, x_padded]))
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")
both = torch.cat([x_padded, x_padded], dim=1)  # (seq_len, 2 * batch_size, input_size)
print("fixed:", nn.GRU(input_size, hidden_size)(both)[0].shape)
