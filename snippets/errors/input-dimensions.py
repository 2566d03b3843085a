import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_image = torch.randn(batch_size, 1, seq_len, input_size)  # (batch_size, 1, seq_len, input_size)
x_series = torch.randn(seq_len)  # (seq_len,)

for layer, x_wrong in (
    (nn.RNN(input_size, hidden_size), x_image),
    (nn.LSTM(input_size, hidden_size), x_image),
    (nn.GRU(input_size, hidden_size), x_series),
):
    try:
        layer(x_wrong)
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
x_rows = x_image.squeeze(1)  # (batch_size, seq_len, input_size)
output_rows, _ = nn.RNN(input_size, hidden_size, batch_first=True)(x_rows)
x_steps = x_series.reshape(seq_len, 1, 1)  # (seq_len, 1, 1)
output_steps, _ = nn.GRU(1, hidden_size)(x_steps)
print("output_rows: ", output_rows.shape)  # (batch_size, seq_len, hidden_size)
print("output_steps:", output_steps.shape)  # (seq_len, 1, hidden_size)
