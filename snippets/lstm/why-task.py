import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, num_symbols, hidden_size = 30, 32, 8, 16
symbols = torch.randint(num_symbols, (seq_len, batch_size))
symbols[1:] += num_symbols
x_seq = nn.functional.one_hot(symbols, 2 * num_symbols).float()  # (seq_len, batch_size, 2 * num_symbols)
target = symbols[0]  # (batch_size,)
rnn = nn.RNN(2 * num_symbols, hidden_size)
head = nn.Linear(hidden_size, num_symbols)

output, hn = rnn(x_seq)
scores = head(output[-1])  # (batch_size, num_symbols)

print("what the first sequence reads:", *symbols[:, 0].tolist())
print("what it has to answer:        ", target[0].item())
print("x_seq:", x_seq.shape)
print("scores:", scores.shape)
print("right by guessing, one in:", num_symbols)
