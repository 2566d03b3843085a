import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True)
dropout, norm = nn.Dropout(), nn.LayerNorm(hidden_size)
batch_norm, embedding = nn.BatchNorm1d(hidden_size), nn.Embedding(9, 3)
conv, conv_first = nn.Conv1d(hidden_size, hidden_size, 1), nn.Conv1d(input_size, input_size, 1)
output, hn = gru(x_seq)
both, _ = nn.GRU(input_size, hidden_size, batch_first=True, bidirectional=True)(x_seq)
ids = torch.zeros(batch_size).long()  # (batch_size,)

for wrong, right in (
    (lambda: dropout(gru(x_seq)), lambda: dropout(gru(x_seq)[0])),
    (lambda: gru(x_seq).relu(), lambda: gru(x_seq)[0].relu()),
    (lambda: torch.relu(gru(x_seq)), lambda: torch.relu(gru(x_seq)[0])),
    (lambda: norm(gru(x_seq)), lambda: norm(gru(x_seq)[0])),
    (lambda: norm(x_seq), lambda: norm(output)),
    (lambda: norm(both), lambda: nn.LayerNorm(2 * hidden_size)(both)),
    (lambda: batch_norm(output), lambda: batch_norm(output.transpose(1, 2)).transpose(1, 2)),
    (lambda: conv(output), lambda: conv(output.transpose(1, 2)).transpose(1, 2)),
    (lambda: conv_first(x_seq), lambda: conv_first(x_seq.transpose(1, 2)).transpose(1, 2)),
    (lambda: embedding((ids, seq_len)), lambda: embedding(ids)),
    (lambda: embedding(ids.tolist()), lambda: embedding(torch.tensor(ids.tolist()))),
):
    try:
        wrong()
    except (TypeError, AttributeError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
