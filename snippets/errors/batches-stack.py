import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

torch.manual_seed(0)
seq_len, input_size = 5, 3
ragged = [torch.randn(seq_len, input_size), torch.randn(seq_len + 1, input_size)]
lists = [[1, 2, 3], [4, 5]]

def padded(batch):
    return pad_sequence([torch.as_tensor(one) for one in batch], batch_first=True)

for wrong, right in (
    (lambda: next(iter(DataLoader(ragged, batch_size=2))),
     lambda: next(iter(DataLoader(ragged, batch_size=2, collate_fn=padded)))),
    (lambda: next(iter(DataLoader(lists, batch_size=2))),
     lambda: next(iter(DataLoader(lists, batch_size=2, collate_fn=padded)))),
    (lambda: torch.tensor(lists), lambda: padded(lists)),
    (lambda: torch.stack(ragged), lambda: pad_sequence(ragged, batch_first=True)),
):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
