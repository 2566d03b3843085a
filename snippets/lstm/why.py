import torch
from matplotlib import pyplot as plt
from torch import nn

torch.set_num_threads(1)


def train(module, more_bias, seq_len=30, batch_size=32, num_symbols=8, hidden_size=16):
    torch.manual_seed(0)
    layer, head = module(num_symbols, hidden_size), nn.Linear(hidden_size, num_symbols)
    layer.bias_ih_l0.data[hidden_size : 2 * hidden_size] += more_bias  # (hidden_size,)
    optimizer = torch.optim.Adam([*layer.parameters(), *head.parameters()], lr=0.02)
    losses = []
    for step in range(200):
        symbols = torch.randint(num_symbols, (seq_len, batch_size))
        output, _ = layer(nn.functional.one_hot(symbols, num_symbols).float())
        loss = nn.functional.cross_entropy(head(output[-1]), symbols[0])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


runs = (
    ("RNN", nn.RNN, 0, ":"), ("LSTM", nn.LSTM, 0, "--"), ("GRU", nn.GRU, 0, "-."),
    ("LSTM, +4", nn.LSTM, 4, (0, (8, 3))), ("GRU, +4", nn.GRU, 4, "-"),
)
_, axis = plt.subplots(figsize=(4.2, 3))
for name, module, more_bias, style in runs:
    losses = torch.tensor(train(module, more_bias))
    means = losses.view(-1, 10).mean(dim=1)
    axis.plot(range(5, len(losses), 10), means, "k", linestyle=style, label=name)
    print(f"{name:8}  loss at the start: {means[0]:.2f}  at the end: {means[-1]:.2f}")
axis.set(xlabel="training step", ylabel="loss, mean of ten", ylim=(0, None))
axis.legend(loc="lower left", handlelength=4)
plt.savefig("why.svg")
