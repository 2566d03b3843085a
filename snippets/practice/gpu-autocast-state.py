import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq, x_next = torch.randn(2, seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)

with torch.autocast("cpu", dtype=torch.bfloat16):
    output, hn = rnn(x_seq)
    output_inside, _ = rnn(x_next, hn)
print("hn:", hn.dtype, " inside:", output_inside.dtype)

try:
    rnn(x_next, hn)
except RuntimeError as error:
    print("RuntimeError:", error)

output_next, hn_next = rnn(x_next, hn.float())
print("with hn.float():", output_next.dtype, output_next.shape)
