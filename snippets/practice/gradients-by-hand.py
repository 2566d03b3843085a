import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
rnn = nn.RNN(input_size, hidden_size, num_layers=1)

output, hn = rnn(x_seq)
output[-1].sum().backward()

with torch.no_grad():
    grad_h = torch.ones(batch_size, hidden_size)  # (batch_size, hidden_size)
    grads_x = []
    for h_t in output.flip(0):  # (batch_size, hidden_size)
        grad_a = grad_h * (1 - h_t**2)  # (batch_size, hidden_size)
        grad_x = grad_a @ rnn.weight_ih_l0  # (batch_size, input_size)
        grad_h = grad_a @ rnn.weight_hh_l0  # (batch_size, hidden_size)
        grads_x.insert(0, grad_x)
    by_hand = torch.stack(grads_x)  # (seq_len, batch_size, input_size)

print("grad_h:", grad_h.shape, " grad_a:", grad_a.shape, " grad_x:", grad_x.shape)
print("by_hand:", by_hand.shape, " x_seq.grad:", x_seq.grad.shape)
print("largest difference:", (by_hand - x_seq.grad).abs().max().item())
