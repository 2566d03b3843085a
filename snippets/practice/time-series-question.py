import torch
from torch import nn

torch.manual_seed(0)
num_values, seq_len, horizon, input_size, hidden_size = 100, 12, 3, 2, 5
series = torch.randn(num_values, input_size)
num_windows = num_values - seq_len - horizon + 1

unfolded = series.unfold(0, seq_len + horizon, 1)  # (num_windows, input_size, seq_len + horizon)
windows = unfolded.transpose(1, 2)  # (num_windows, seq_len + horizon, input_size)
x_all, future = windows[:, :seq_len], windows[:, seq_len:, 0]
gru, head = nn.GRU(input_size, hidden_size, batch_first=True), nn.Linear(hidden_size, horizon)
prediction = head(gru(x_all)[1][-1])
print("unfolded:", unfolded.shape)
print("x_all:", x_all.shape)  # (num_windows, seq_len, input_size)
print("future:", future.shape, " prediction:", prediction.shape)  # (num_windows, horizon)
