import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
rnn = nn.RNN(input_size, hidden_size)
x_other = torch.randn(seq_len, batch_size, hidden_size)  # (seq_len, batch_size, hidden_size)
x_channels = torch.randn(batch_size, input_size, seq_len)  # (batch_size, input_size, seq_len)
x_seq = torch.randn(seq_len, batch_size, input_size)
output_both, _ = nn.RNN(input_size, hidden_size, bidirectional=True)(x_seq)
one_hot = torch.eye(9)[torch.zeros(seq_len, batch_size).long()]  # (seq_len, batch_size, 9)

for layer, x_wrong in (
    (rnn, x_other), (rnn, output_both), (rnn, one_hot), (nn.LSTM(input_size, hidden_size), x_channels)
):
    try:
        layer(x_wrong)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
rnn_other = nn.RNN(hidden_size, hidden_size)
output_other, _ = rnn_other(x_other)
x_moved = x_channels.permute(2, 0, 1)  # (seq_len, batch_size, input_size)
output_moved, _ = rnn(x_moved)
output_wide, _ = nn.RNN(2 * hidden_size, hidden_size)(output_both)
output_words, _ = nn.RNN(9, hidden_size)(one_hot)
print("output_other:", output_other.shape)  # (seq_len, batch_size, hidden_size)
print("output_wide: ", output_wide.shape)  # (seq_len, batch_size, hidden_size)
print("output_words:", output_words.shape)  # (seq_len, batch_size, hidden_size)
print("output_moved:", output_moved.shape)  # (seq_len, batch_size, hidden_size)
