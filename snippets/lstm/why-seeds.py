import torch
from torch import nn

torch.set_num_threads(1)
one_hot = nn.functional.one_hot


def train(module, more_bias, seed, seq_len=30, batch_size=32, num_symbols=8, hidden_size=16):
    torch.manual_seed(seed)
    layer, head = module(num_symbols, hidden_size), nn.Linear(hidden_size, num_symbols)
    layer.bias_ih_l0.data[hidden_size : 2 * hidden_size] += more_bias
    optimizer = torch.optim.Adam([*layer.parameters(), *head.parameters()], lr=0.02)
    for step in range(201):
        symbols = torch.randint(num_symbols, (seq_len, 1000 if step == 200 else batch_size))
        output, _ = layer(one_hot(symbols, num_symbols).float())
        scores = head(output[-1])
        if step < 200:
            optimizer.zero_grad()
            nn.functional.cross_entropy(scores, symbols[0]).backward()
            optimizer.step()
    return (scores.argmax(dim=1) == symbols[0]).sum().item()


for name, module, more_bias in (("RNN", nn.RNN, 0), ("LSTM", nn.LSTM, 0), ("LSTM, +4", nn.LSTM, 4)):
    right = [train(module, more_bias, seed) for seed in (0, 1, 2)]
    print(f"{name:8} right, of 1000:", *(f"{count:4}" for count in right))
