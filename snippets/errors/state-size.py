import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
made_once = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
batch_first = made_once.transpose(0, 1)  # (batch_size, 1, hidden_size)
too_wide = torch.zeros(1, batch_size, hidden_size + 1)  # (1, batch_size, hidden_size + 1)

def state_for(layer, x):
    sequences = x.size(0 if layer.batch_first else 1)
    return x.new_zeros(layer.num_layers * (1 + layer.bidirectional), sequences, layer.hidden_size)

turned = x_seq.transpose(0, 1)  # (batch_size, seq_len, input_size)
def give(layer, x, h0):
    if isinstance(layer, nn.LSTM):
        return layer(x, (h0, h0))
    return layer(x, h0)

for kind in nn.GRU, nn.LSTM:
    for x, h0_wrong, options, changed in (
        (x_seq[:, 1:], made_once, {}, {}),
        (x_seq, made_once, {"num_layers": 2}, {}),
        (x_seq, made_once, {"bidirectional": True}, {}),
        (turned, batch_first, {"batch_first": True}, {}),
        (turned, made_once, {}, {"batch_first": True}),
        (x_seq, too_wide, {}, {}),
    ):
        try:
            give(kind(input_size, hidden_size, **options), x, h0_wrong)
        except RuntimeError as error:
            print(f"{type(error).__name__}: {error}")
        layer = kind(input_size, hidden_size, **options, **changed)
        give(layer, x, state_for(layer, x))
        print("    fixed:", state_for(layer, x).shape)
