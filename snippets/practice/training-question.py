import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, num_symbols, hidden_size, num_directions = 10, 8, 3, 7, 2
symbols = torch.randint(num_symbols, (seq_len, batch_size))
x_seq = nn.functional.one_hot(symbols, num_symbols).float()
gru = nn.GRU(num_symbols, hidden_size, bidirectional=True)
head = nn.Linear(num_directions * hidden_size, num_symbols)

output, hn = gru(x_seq)
scores_all = head(output)
print("output:     ", output.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("head.weight:", head.weight.shape)  # (num_symbols, num_directions * hidden_size)
print("scores_all: ", scores_all.shape)  # (seq_len, batch_size, num_symbols)
