import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, num_symbols, hidden_size = 6, 32, 4, 16
symbols = torch.randint(num_symbols, (seq_len, batch_size))
x_seq = nn.functional.one_hot(symbols, num_symbols).float()
gru = nn.GRU(num_symbols, hidden_size)
head = nn.Linear(hidden_size, num_symbols)

output, hn = gru(x_seq)
scores_all = head(output)
print("scores_all:", scores_all.shape)
