import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)

h0 = torch.zeros(1, batch_size, hidden_size, requires_grad=True)
output, hn = gru(x_seq, h0)
output[-1].sum().backward(retain_graph=True)
gradient_once = h0.grad.clone()  # (1, batch_size, hidden_size)
output[-1].sum().backward()

print("h0.grad:", h0.grad.shape)
print("weight_hh_l0.grad:", gru.weight_hh_l0.grad.shape)
print("twice as large:", torch.equal(h0.grad, 2 * gradient_once))
