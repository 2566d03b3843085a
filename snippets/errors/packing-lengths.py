import torch
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size = 5, 3, 2
x_padded = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)

for lengths, options in (
    ([3, 5, 2], {}),
    ([5, 3, 0], {}),
    ([5, 3, 2], {"batch_first": True}),
    (torch.tensor([[5], [3], [2]]), {}),
    (torch.tensor([5, 3, 2], device="meta"), {}),
):
    try:
        pack_padded_sequence(x_padded, lengths, **options)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
any_order = pack_padded_sequence(x_padded, [3, 5, 2], enforce_sorted=False)
in_order = pack_padded_sequence(x_padded, torch.tensor([5, 3, 2]))
filled = pack_padded_sequence(x_padded, torch.tensor([5, 3, 0]).clamp(min=1))
print("any_order.data:", any_order.data.shape, " batch_sizes:", any_order.batch_sizes.tolist())
print("in_order.data:", in_order.data.shape, " batch_sizes:", in_order.batch_sizes.tolist())
print("filled.data:", filled.data.shape, " batch_sizes:", filled.batch_sizes.tolist())
