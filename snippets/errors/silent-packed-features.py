import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_narrow = torch.randn(seq_len, batch_size, input_size - 1)  # (seq_len, batch_size, input_size - 1)
alike = pack_padded_sequence(x_narrow, [seq_len] * batch_size)
mixed = pack_padded_sequence(x_narrow, [seq_len] * (batch_size - 1) + [seq_len - 1])

for kind in nn.RNN, nn.GRU, nn.LSTM:
    layer, narrow = kind(input_size, hidden_size), kind(input_size - 1, hidden_size)
    weight = narrow.weight_ih_l0
    shifted = layer.weight_ih_l0.flatten()[:weight.numel()].view_as(weight)
    narrow.load_state_dict({**layer.state_dict(), "weight_ih_l0": shifted})
    for name, packed in ("mixed", mixed), ("alike", alike):
        try:
            output, _ = layer(packed)
            same = torch.allclose(output.data, narrow(packed)[0].data, atol=1e-6)
            print(f"{kind.__name__}, {name}: took it, with the weights shifted:", same)
        except RuntimeError as error:
            print(f"{kind.__name__}, {name}: {type(error).__name__}: {error}")
print("noticed:", alike.data.size(-1) != layer.input_size)
