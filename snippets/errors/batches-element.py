import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 3, 4
lists = [[1, 2, 3], [4, 5]]
ragged = [torch.randn(seq_len, input_size), torch.randn(seq_len - 1, input_size)]
arrays = [one.numpy() for one in ragged]
pairs = [(one, label) for label, one in enumerate(ragged)]
gru = nn.GRU(input_size, hidden_size)

def inputs_of(batch):
    inputs, labels = zip(*batch)
    return pad_sequence(inputs)

for wrong, right in (
    (lambda: pad_sequence(lists), lambda: pad_sequence([torch.tensor(one) for one in lists])),
    (lambda: pad_sequence(arrays), lambda: pad_sequence([torch.from_numpy(one) for one in arrays])),
    (lambda: pad_sequence(pairs), lambda: inputs_of(pairs)),
    (lambda: pad_sequence([gru(one) for one in ragged]),
     lambda: pad_sequence([gru(one)[0] for one in ragged])),
    (lambda: torch.stack([gru(one) for one in ragged]),
     lambda: torch.stack([gru(one)[1] for one in ragged])),
):
    try:
        wrong()
    except TypeError as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
