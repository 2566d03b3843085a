import torch
from torch import nn

torch.manual_seed(0)
seq_len, hidden_size, num_classes = 5, 4, 6
last = torch.randn(seq_len, hidden_size)  # (seq_len, hidden_size)
linear, wider = nn.Linear(hidden_size, num_classes), nn.Linear(hidden_size, num_classes + 1)
loss = nn.functional.cross_entropy
from_one = torch.full((seq_len,), num_classes)  # (seq_len,)
tags = torch.randint(num_classes, (seq_len,))  # (seq_len,)
padding = torch.arange(seq_len) == seq_len - 1  # (seq_len,)
tags_high, tags_low = tags.masked_fill(padding, num_classes), tags.masked_fill(padding, -1)
amounts = torch.randn(seq_len)  # (seq_len,)

for wrong, right in (
    (lambda: loss(linear(last), from_one), lambda: loss(linear(last), from_one - 1)),
    (lambda: loss(linear(last), from_one), lambda: loss(wider(last), from_one)),
    (lambda: loss(linear(last), tags_high),
     lambda: loss(linear(last), tags_high, ignore_index=num_classes)),
    (lambda: loss(linear(last), tags_low), lambda: loss(linear(last), tags_low, ignore_index=-1)),
    (lambda: loss(linear(last), amounts), lambda: nn.functional.mse_loss(linear(last)[:, 0], amounts)),
):
    try:
        wrong()
    except (IndexError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print(f"    fixed: loss {right():.4f}")
