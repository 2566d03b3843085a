import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
gru = nn.GRU(input_size, hidden_size, num_layers=2)
num_layers = gru.num_layers
x_seq = torch.randn(seq_len, batch_size, input_size)
with torch.no_grad():
    output, hn = gru(x_seq)

last = hn[-1]  # (batch_size, hidden_size)
rows = hn.transpose(0, 1).reshape(batch_size, -1)  # (batch_size, num_layers * hidden_size)

print("hn:", hn.shape, " last:", last.shape, " rows:", rows.shape)
print("last equals output[-1]:", torch.equal(last, output[-1]))
print("a lower layer equals output[-1]:", any(torch.equal(h, output[-1]) for h in hn[:-1]))
same = [torch.equal(row, torch.cat(list(hn[:, n]))) for n, row in enumerate(rows)]
print("rows[n] is hn[0][n], hn[1][n], ... joined:", all(same))
