import torch
from torch.nn.utils.rnn import pack_sequence, pad_sequence, unpad_sequence

torch.manual_seed(0)
seq_len, input_size = 5, 3
ragged = [torch.randn(seq_len, input_size), torch.randn(seq_len - 1, input_size)]
lists = [[1, 2, 3], [4, 5]]
lengths = [len(one) for one in ragged]

for wrong, right in (
    (lambda: pad_sequence(len(ragged)), lambda: pad_sequence(ragged)),
    (lambda: pad_sequence(ragged, padding_side="before"),
     lambda: pad_sequence(ragged, padding_side="left")),
    (lambda: pad_sequence([]), lambda: next(pad_sequence(batch) for batch in ([], ragged) if batch)),
    (lambda: pack_sequence(lists), lambda: pack_sequence([torch.tensor(one) for one in lists]).data),
    (lambda: unpad_sequence(pad_sequence(ragged), lengths),
     lambda: unpad_sequence(pad_sequence(ragged), torch.tensor(lengths))[0]),
):
    try:
        wrong()
    except (TypeError, RuntimeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
