import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
num_values, seq_len, horizon, hidden_size = 480, 8, 6, 48
hours = torch.arange(num_values)
series = 15 + 8 * torch.sin(2 * torch.pi * hours / 12) + torch.randn(num_values)  # (num_values,)
num_train = int(0.7 * num_values)
mean, std = series[:num_train].mean(), series[:num_train].std()
window_len = seq_len + horizon
windows = ((series - mean) / std).unfold(0, window_len, 1)  # (num_values - window_len + 1, window_len)
x_all, future = windows[:, :seq_len, None], windows[:, seq_len:]
split = num_train - window_len + 1


def train(steps):
    gru, head = nn.GRU(1, hidden_size, batch_first=True), nn.Linear(hidden_size, steps)
    optimizer = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=0.04)
    for _ in range(2):
        for batch in torch.randperm(split).chunk(6):
            loss = nn.functional.mse_loss(head(gru(x_all[batch])[1][-1]), future[batch, :steps])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return gru, head


x_test, future_test = x_all[num_train:], future[num_train:]  # (num_test, seq_len, 1), (num_test, horizon)
(gru, head), (gru_all, head_all) = train(1), train(horizon)
with torch.no_grad():
    at_once = head_all(gru_all(x_test)[1][-1])  # (num_test, horizon)
    output, hn = gru(x_test)
    guesses = [head(output[:, -1:])]  # (num_test, 1, 1)
    while len(guesses) < horizon:
        output, hn = gru(guesses[-1], hn)
        guesses.append(head(output))
one_by_one = torch.cat(guesses, dim=1).squeeze(2)  # (num_test, horizon)
last_value = x_test[:, -1].expand(-1, horizon)  # (num_test, horizon)

num_test = len(x_test)
print("one_by_one:", one_by_one.shape, " at_once:", at_once.shape, " last_value:", last_value.shape)
ways = {"one by one": one_by_one, "all at once": at_once, "last value": last_value}
for name, guess in ways.items():
    square = (guess - future_test).square().mean(dim=0) * std ** 2  # (horizon,)
    first, last = square[0].sqrt().item(), square[-1].sqrt().item()
    print(f"{name:11} off by {first:.2f} at the first step, {last:.2f} at the last, {square.mean().sqrt().item():.2f} in all")

plt.plot(range(1 - seq_len, 1), x_test[-1, :, 0] * std + mean, "k-", label="window")
plt.plot(range(1, horizon + 1), future_test[-1] * std + mean, "k:", label="what came")
for (name, guess), style in zip(ways.items(), ("o-", "s-", "--")):
    plt.plot(range(1, horizon + 1), guess[-1] * std + mean, style, label=name)
plt.gca().set(xlabel="time step, counted from the end of the window", ylabel="value")
plt.legend(loc=(0.15, 0.02))
plt.savefig("time-series-ahead.svg")
