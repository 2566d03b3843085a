import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
output, hn = nn.GRU(input_size, hidden_size, bidirectional=True)(x_seq)
context = torch.randn(batch_size, hidden_size)  # (batch_size, hidden_size)
short = torch.randn(seq_len - 1, batch_size, hidden_size)  # (seq_len - 1, batch_size, hidden_size)

for wrong, right in (
    (lambda: torch.cat([x_seq, context], dim=-1),
     lambda: torch.cat([x_seq, context.expand(seq_len, -1, -1)], dim=-1)),
    (lambda: torch.cat([output, short], dim=-1), lambda: torch.cat([output[1:], short], dim=-1)),
    (lambda: torch.cat([output, hn], dim=0),
     lambda: torch.cat([output, torch.cat([hn[-2], hn[-1]], dim=-1).expand(seq_len, -1, -1)], dim=-1)),
    (lambda: torch.cat(hn[-1]), lambda: torch.cat([hn[-2], hn[-1]], dim=-1)),
    (lambda: torch.cat([output, (hn, hn)]), lambda: torch.cat([output, output])),
    (lambda: output + x_seq, lambda: output + nn.Linear(input_size, 2 * hidden_size)(x_seq)),
    (lambda: torch.zeros(2, 1, hidden_size).expand(2, batch_size, hidden_size + 1),
     lambda: torch.zeros(2, 1, hidden_size).expand(2, batch_size, hidden_size)),
):
    try:
        wrong()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
