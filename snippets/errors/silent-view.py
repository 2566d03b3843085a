import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, bidirectional=True)
_, hn = gru(x_seq)  # (num_directions, batch_size, hidden_size)

viewed = hn.view(batch_size, num_directions * hidden_size)
turned = hn.transpose(0, 1).reshape(batch_size, num_directions * hidden_size)
joined = torch.cat([hn[0], hn[1]], dim=-1)

print("viewed:", viewed.shape, " turned:", turned.shape)
print("viewed equals joined:", torch.equal(viewed, joined))
print("turned equals joined:", torch.equal(turned, joined))
print("first row of viewed is forward of sequences 0 and 1:",
      torch.equal(viewed[0], hn[0, :2].flatten()))
