import torch
from torch import nn


def train(module, seq_len=10, batch_size=128, num_symbols=8, hidden_size=16):
    torch.manual_seed(0)
    layer, head = module(2 * num_symbols, hidden_size), nn.Linear(hidden_size, num_symbols)
    optimizer = torch.optim.Adam([*layer.parameters(), *head.parameters()], lr=0.08)
    for size in [batch_size] * 26 + [1000]:
        symbols = torch.randint(num_symbols, (seq_len, size))
        symbols[1:] += num_symbols
        output, _ = layer(nn.functional.one_hot(symbols, 2 * num_symbols).float())
        scores = head(output[-1])
        if size == batch_size:
            optimizer.zero_grad()
            nn.functional.cross_entropy(scores, symbols[0]).backward()
            optimizer.step()
    return (scores.argmax(dim=1) == symbols[0]).sum().item()


for name, module in (("RNN", nn.RNN), ("LSTM", nn.LSTM), ("GRU", nn.GRU)):
    print(f"{name:4}  right, of 1000: {train(module):4}")
