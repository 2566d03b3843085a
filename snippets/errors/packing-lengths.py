import torch
from torch.nn.utils.rnn import pack_padded_sequence, pack_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 3, 2
x_padded = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
short_first = [x_padded[:2, 0], x_padded[:4, 1]]
column = torch.tensor([[5], [3], [2]])
any_order = pack_padded_sequence(x_padded, [3, 5, 2], enforce_sorted=False)
in_order = pack_padded_sequence(x_padded, torch.tensor([5, 3, 2]))
gaps = torch.tensor([5, 3, 0])
filled = pack_padded_sequence(x_padded, gaps.clamp(min=1))

for wrong, right in (
    (lambda: pack_padded_sequence(x_padded, [3, 5, 2]), lambda: any_order),
    (lambda: pack_sequence(short_first), lambda: pack_sequence(short_first, enforce_sorted=False)),
    (lambda: pack_padded_sequence(x_padded, [5, 3, 0]),
     lambda: pack_padded_sequence(x_padded[:, gaps > 0], gaps[gaps > 0])),
    (lambda: pack_padded_sequence(x_padded, [5, 3, 0]), lambda: filled),
    (lambda: pack_padded_sequence(x_padded, [5, 3, 2], batch_first=True), lambda: in_order),
    (lambda: pack_padded_sequence(x_padded, [5, 3]), lambda: in_order),
    (lambda: pack_padded_sequence(x_padded, column),
     lambda: pack_padded_sequence(x_padded, column.flatten())),
    (lambda: pack_padded_sequence(x_padded, column[:, 0].to("meta")), lambda: in_order),
):
    try:
        wrong()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().data.shape, " batch_sizes:", right().batch_sizes.tolist())
