import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)
cell = nn.RNNCell(input_size, hidden_size)
x_t, h_t = x_seq[0], torch.zeros(batch_size, hidden_size)

with torch.no_grad():
    for to, source in zip(cell.parameters(), rnn.parameters()):
        to.copy_(source)
    h_next = cell(x_t, h_t)
    output, hn = rnn(x_seq[:1])
print("x_t:", x_t.shape, " h_next:", h_next.shape, " hn:", hn.shape)
print("largest difference:", (h_next - hn[0]).abs().max().item())
