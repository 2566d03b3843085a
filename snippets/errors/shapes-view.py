import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
output, hn = nn.GRU(input_size, hidden_size, batch_first=True)(x_seq)
lstm_2 = nn.LSTM(input_size, hidden_size, num_layers=2, batch_first=True)
_, (hn_2, _) = lstm_2(x_seq)  # (2, batch_size, hidden_size)
output_both, _ = nn.GRU(input_size, hidden_size, batch_first=True, bidirectional=True)(x_seq)
hn_one = hn[-1:, :1]  # (1, 1, hidden_size)
old_batch = batch_size + 1

for wrong, right in (
    (lambda: output.view(-1, hidden_size), lambda: output.reshape(-1, hidden_size)),
    (lambda: hn_2.transpose(0, 1).view(batch_size, -1), lambda: hn_2.transpose(0, 1).flatten(1)),
    (lambda: output.reshape(old_batch, seq_len, hidden_size),
     lambda: output.reshape(output.size(0), seq_len, hidden_size)),
    (lambda: output_both.reshape(batch_size, seq_len, hidden_size),
     lambda: output_both.reshape(batch_size, seq_len, 2, hidden_size)),
    (lambda: output[:, seq_len], lambda: output[:, -1]),
    (lambda: hn_one.squeeze().sum(1), lambda: hn_one.squeeze(0).sum(1)),
):
    try:
        wrong()
    except (RuntimeError, IndexError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
