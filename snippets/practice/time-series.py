import torch
from torch import nn

torch.manual_seed(0)
num_values, seq_len, hidden_size = 480, 8, 16
hours = torch.arange(num_values)
series = 15 + 8 * torch.sin(2 * torch.pi * hours / 12) + torch.randn(num_values)  # (num_values,)

num_train = int(0.7 * num_values)
mean, std = series[:num_train].mean(), series[:num_train].std()
scaled = (series - mean) / std  # (num_values,)
windows = scaled.unfold(0, seq_len + 1, 1)  # (num_windows, seq_len + 1)
x_all, target = windows[:, :-1, None], windows[:, -1:]  # (num_windows, seq_len, 1), (num_windows, 1)
num_windows, split = len(windows), num_train - seq_len
x_train, target_train, x_test, target_test = x_all[:split], target[:split], x_all[split:], target[split:]

gru, head = nn.GRU(1, hidden_size, batch_first=True), nn.Linear(hidden_size, 1)
optimizer = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=0.05)
for epoch in range(2):
    for batch in torch.randperm(split).chunk(8):
        output, hn = gru(x_train[batch])
        loss = nn.functional.mse_loss(head(hn[-1]), target_train[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

with torch.no_grad():
    prediction = head(gru(x_test)[1][-1])  # (num_test, 1)
last_value = x_test[:, -1]  # (num_test, 1)
num_test = len(x_test)
print("x_train:", x_train.shape, " target_train:", target_train.shape, " x_test:", x_test.shape)
for name, guess in {"GRU": prediction, "last value": last_value}.items():
    print(f"{name:10} off by {(guess - target_test).square().mean().sqrt().item() * std:.2f}")
