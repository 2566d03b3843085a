import torch
from torch import nn

seq_len, batch_size, num_symbols, hidden_size = 16, 64, 4, 32


def batch(size):
    symbols = torch.randint(num_symbols, (seq_len, size))
    return nn.functional.one_hot(symbols, num_symbols).float(), symbols[0]


for name in ("default", "orthogonal"):
    torch.manual_seed(0)
    rnn, head = nn.RNN(num_symbols, hidden_size), nn.Linear(hidden_size, num_symbols)
    if name == "orthogonal":
        nn.init.orthogonal_(rnn.weight_hh_l0)
    optimizer = torch.optim.Adam([*rnn.parameters(), *head.parameters()], lr=0.01)
    for _ in range(22):
        x_seq, target = batch(batch_size)
        loss = nn.functional.cross_entropy(head(rnn(x_seq)[1][-1]), target)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*rnn.parameters(), *head.parameters()], max_norm=1.0)
        optimizer.step()
    x_seq, target = batch(200)
    right = (head(rnn(x_seq)[1][-1]).argmax(dim=1) == target).float().mean().item()
    print(f"{name:10} loss {loss.item():.3f}  right {right:.1%}  guessing {1 / num_symbols:.1%}")
