import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, num_symbols, hidden_size = 4, 64, 3, 16
gru = nn.GRU(num_symbols, hidden_size)
head = nn.Linear(hidden_size, num_symbols)
optimizer = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=0.1)

losses = []
for step in range(1, 21):
    symbols = torch.randint(num_symbols, (seq_len, batch_size))
    x_seq = nn.functional.one_hot(symbols, num_symbols).float()
    target = symbols[0]  # (batch_size,)
    output, hn = gru(x_seq)
    scores = head(hn[-1])  # (batch_size, num_symbols)
    loss = nn.functional.cross_entropy(scores, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if step == 1 or step % 5 == 0:
        right = (scores.argmax(dim=1) == target).sum().item()
        print(f"step {step:3}  loss {losses[-1]:.3f}  right: {right} of {batch_size}")

plt.plot(range(1, len(losses) + 1), losses, "k")
plt.gca().set(xlabel="training step", ylabel="loss", xticks=range(5, 21, 5))
plt.savefig("training.svg")
