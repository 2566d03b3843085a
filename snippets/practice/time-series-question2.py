import torch

torch.manual_seed(0)
num_values, seq_len = 100, 12
series = torch.randn(num_values).cumsum(dim=0)  # (num_values,)

windows_wrong = series.unfold(0, seq_len, 1)  # (num_values - seq_len + 1, seq_len)
x_wrong, target_wrong = windows_wrong[:, :, None], windows_wrong[:, -1:]
windows = series.unfold(0, seq_len + 1, 1)  # (num_values - seq_len, seq_len + 1)
x_all, target = windows[:, :-1, None], windows[:, -1:]

print("x_wrong:", x_wrong.shape, " x_all:", x_all.shape)
for name, x_seq, wanted in (("wrong", x_wrong, target_wrong), ("right", x_all, target)):
    last_value = x_seq[:, -1]
    off_by = (last_value - wanted).square().mean().sqrt().item()
    print(f"{name}: last value off by {off_by:.2f}, the answer is in the window: {off_by == 0}")
