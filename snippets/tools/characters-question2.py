import torch
from torch import nn

torch.manual_seed(0)
seq_len, vocab_size, hidden_size = 5, 28, 32
x_seq = nn.functional.one_hot(torch.randint(vocab_size, (seq_len,)), vocab_size).float()
gru = nn.GRU(vocab_size, hidden_size)
output, hn = gru(x_seq)  # (seq_len, hidden_size), (1, hidden_size)

state = None
for t in range(seq_len):
    carried, state = gru(x_seq[t : t + 1], state)  # (1, hidden_size), (1, hidden_size)
    forgotten, _ = gru(x_seq[t : t + 1])  # forgotten: (1, hidden_size)

print("carried:  ", torch.allclose(carried, output[-1:], atol=1e-6))
print("forgotten:", torch.allclose(forgotten, output[-1:], atol=1e-6))
