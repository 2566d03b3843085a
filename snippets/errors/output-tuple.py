import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_classes = 6
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm, linear = nn.LSTM(input_size, hidden_size), nn.Linear(hidden_size, num_classes)
second = nn.LSTM(hidden_size, hidden_size)

for use in (
    lambda: nn.Sequential(lstm, linear)(x_seq),
    lambda: nn.Sequential(lstm, second)(x_seq),
    lambda: nn.BatchNorm1d(hidden_size)(lstm(x_seq)),
    lambda: lstm(x_seq).shape,
    lambda: lstm(x_seq)[1].shape,
):
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
output, (hn, cn) = lstm(x_seq)
scores = linear(output)  # (seq_len, batch_size, num_classes)
output_second, _ = second(output)  # (seq_len, batch_size, hidden_size)
print("output:", output.shape, " scores:", scores.shape, " output_second:", output_second.shape)
normed = nn.BatchNorm1d(hidden_size)(hn[-1])  # (batch_size, hidden_size)
print("hn:", hn.shape, " normed:", normed.shape)
