import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True)
dropout, norm = nn.Dropout(), nn.LayerNorm(hidden_size)
batch_norm, conv = nn.BatchNorm1d(hidden_size), nn.Conv1d(hidden_size, hidden_size, 1)
output, hn = gru(x_seq)

for wrong, right in (
    (lambda: dropout(gru(x_seq)), lambda: dropout(gru(x_seq)[0])),
    (lambda: gru(x_seq).relu(), lambda: gru(x_seq)[0].relu()),
    (lambda: torch.relu(gru(x_seq)), lambda: torch.relu(gru(x_seq)[0])),
    (lambda: norm(gru(x_seq)), lambda: norm(gru(x_seq)[0])),
    (lambda: norm(x_seq), lambda: norm(output)),
    (lambda: batch_norm(output), lambda: batch_norm(output.transpose(1, 2)).transpose(1, 2)),
    (lambda: conv(output), lambda: conv(output.transpose(1, 2)).transpose(1, 2)),
    (lambda: nn.Embedding(9, 3)((x_seq, hn)), lambda: nn.Embedding(9, 3)(torch.zeros(batch_size).long())),
):
    try:
        wrong()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
