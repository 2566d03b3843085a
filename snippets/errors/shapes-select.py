import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
output, _ = nn.GRU(input_size, hidden_size)(torch.randn(seq_len, batch_size, input_size))
keys = output.transpose(0, 1)  # (batch_size, seq_len, hidden_size)
query = output[-1]  # (batch_size, hidden_size)
mask = torch.ones(batch_size, seq_len, dtype=torch.bool)  # (batch_size, seq_len)
long_mask = torch.ones(batch_size, seq_len + 1, dtype=torch.bool)  # (batch_size, seq_len + 1)
scores = torch.randn(batch_size, seq_len + 1)  # (batch_size, seq_len + 1)
last = torch.tensor([seq_len - 1] * batch_size)  # (batch_size,)
index = last.view(1, -1, 1).expand(1, -1, hidden_size)  # (1, batch_size, hidden_size)

for wrong, right in (
    (lambda: torch.bmm(keys, query), lambda: torch.bmm(keys, query.unsqueeze(2))),
    (lambda: torch.bmm(query, keys.transpose(1, 2)),
     lambda: torch.bmm(query.unsqueeze(1), keys.transpose(1, 2)).squeeze(1)),
    (lambda: torch.bmm(query.unsqueeze(1), keys),
     lambda: torch.bmm(query.unsqueeze(1), keys.transpose(1, 2))),
    (lambda: torch.bmm(query.unsqueeze(1), output.transpose(1, 2)),
     lambda: torch.bmm(query.unsqueeze(1), output.permute(1, 2, 0))),
    (lambda: output[mask], lambda: output[mask.T]),
    (lambda: output[long_mask.T], lambda: output[long_mask[:, :seq_len].T]),
    (lambda: scores.masked_fill(~mask, -torch.inf),
     lambda: scores[:, :seq_len].masked_fill(~mask, -torch.inf)),
    (lambda: output.gather(0, last), lambda: output.gather(0, index)),
    (lambda: output.gather(0, index.float()), lambda: output.gather(0, index)),
):
    try:
        wrong()
    except (RuntimeError, IndexError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
