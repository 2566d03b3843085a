from itertools import product

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
input_size, hidden_size = 5, 6


@torch.no_grad()
def is_right(kind, layers, two, first, packed):
    layer = kind(input_size, hidden_size, layers, batch_first=first, bidirectional=two)
    lengths = [2, 3, 1] if packed else [2, 2, 2]
    sequences = [torch.randn(length, input_size) for length in lengths]
    x = pad_sequence(sequences, batch_first=first)
    if packed:
        x = pack_padded_sequence(x, lengths, batch_first=first, enforce_sorted=False)
    _, state = layer(x)
    hn = state[0] if kind is nn.LSTM else state
    last = torch.cat([hn[-2], hn[-1]], dim=-1) if two else hn[-1]
    alone = [layer(sequence)[0] for sequence in sequences]
    ends = [torch.cat([steps[-1, :hidden_size], steps[0, hidden_size:]]) for steps in alone]
    return torch.allclose(last, torch.stack(ends), atol=1e-6)


kinds, no_yes = (nn.RNN, nn.GRU, nn.LSTM), (False, True)
right = [is_right(*options) for options in product(kinds, (1, 2, 3), no_yes, no_yes, no_yes)]
print("combinations tried:", len(right), " right:", sum(right))
print("all of them:", all(right))
