import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
x_other = torch.randn(seq_len, batch_size, input_size)
x_other[-1] = x_seq[-1]  # (batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, bidirectional=True)
with torch.no_grad():
    output, hn = gru(x_seq)
    output_other, hn_other = gru(x_other)

last = output[-1]  # (batch_size, num_directions * hidden_size)
last_other = output_other[-1]
print("last:", last.shape)
same = last == last_other  # (batch_size, num_directions * hidden_size)
print("forward half unchanged: ", same[:, :hidden_size].all().item())
print("backward half unchanged:", same[:, hidden_size:].all().item())

both = torch.cat([hn[-2], hn[-1]], dim=-1)  # (batch_size, num_directions * hidden_size)
both_other = torch.cat([hn_other[-2], hn_other[-1]], dim=-1)
print("both:", both.shape)
same_both = both == both_other
print("forward half unchanged: ", same_both[:, :hidden_size].all().item())
print("backward half unchanged:", same_both[:, hidden_size:].all().item())
