import torch

torch.manual_seed(0)
num_values, seq_len = 600, 24
num_train = num_values * 7 // 10
series = 0.02 * torch.arange(num_values) + torch.randn(num_values)  # (num_values,)
other_end = series.clone()
other_end[num_train:] += 10


def scale(values, part):
    return (values - part.mean()) / part.std()


for name, end in {"all values": num_values, "the training values": num_train}.items():
    same = torch.equal(*(scale(values, values[:end])[:num_train] for values in (series, other_end)))
    print(f"scaled by {name}: the future changes the training data: {not same}")

windows = torch.arange(num_values).unfold(0, seq_len + 1, 1)  # (num_values - seq_len, seq_len + 1)
shuffled = windows[torch.randperm(len(windows))]
for name, order in {"split at random": shuffled, "split in time": windows}.items():
    train, test = order[:num_train - seq_len], order[num_train - seq_len:]
    seen = torch.isin(test[:, -1], train).float().mean().item()
    print(f"{name}: {seen:.0%} of the test targets are in training windows")
