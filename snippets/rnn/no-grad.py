import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

output, hn = rnn(x_seq)
with torch.no_grad():
    output_without, hn_without = rnn(x_seq)

print("same values:", torch.equal(output, output_without))
print("output keeps how it was made:        ", output.requires_grad)
print("output_without keeps how it was made:", output_without.requires_grad)
try:
    output_without.sum().backward()
except RuntimeError as error:
    print("RuntimeError:", error)
