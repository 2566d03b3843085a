import torch
from matplotlib import pyplot as plt
from torch import nn


def train(module, more_bias, seq_len=30, batch_size=128, num_symbols=8, hidden_size=16):
    torch.manual_seed(2)
    layer, head = module(2 * num_symbols, hidden_size), nn.Linear(hidden_size, num_symbols)
    with torch.no_grad():
        layer.bias_ih_l0[hidden_size : 2 * hidden_size] += more_bias
    optimizer = torch.optim.Adam([*layer.parameters(), *head.parameters()], lr=0.08)
    losses = []
    for size in [batch_size] * 26 + [1000]:
        symbols = torch.randint(num_symbols, (seq_len, size))
        symbols[1:] += num_symbols
        output, _ = layer(nn.functional.one_hot(symbols, 2 * num_symbols).float())
        scores = head(output[-1])
        loss = nn.functional.cross_entropy(scores, symbols[0])
        if size == batch_size:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses, (scores.argmax(dim=1) == symbols[0]).sum().item()


runs = (
    ("RNN", nn.RNN, 0, ":"), ("LSTM", nn.LSTM, 0, "--"), ("GRU", nn.GRU, 0, "-."),
    ("LSTM, +4", nn.LSTM, 4, (0, (8, 3))), ("GRU, +4", nn.GRU, 4, "-"),
)
_, axis = plt.subplots(figsize=(4.2, 3))
for name, module, more_bias, style in runs:
    losses, right = train(module, more_bias)
    axis.plot(range(1, len(losses) + 1), losses, "k", linestyle=style, label=name)
    print(f"{name:8}  loss at the end: {losses[-1]:.2f}  right, of 1000: {right:4}  more than half: {right > 500}")
axis.set(xlabel="training step", ylabel="loss", ylim=(0, None))
axis.legend(loc="lower left", handlelength=4)
plt.savefig("why.svg")
