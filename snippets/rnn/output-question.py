import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
num_layers = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
stack = nn.RNN(input_size, hidden_size, num_layers)

output_stack, hn_stack = stack(x_seq)

print("output_stack:", output_stack.shape)  # (seq_len, batch_size, hidden_size)
print("hn_stack:    ", hn_stack.shape)  # (num_layers, batch_size, hidden_size)
same = [torch.equal(state, output_stack[-1]) for state in hn_stack]
print("parts of hn_stack that equal output_stack[-1]:", [k for k, it_is in enumerate(same) if it_is])
print("the last part, and no other:", same[-1] and not any(same[:-1]))
