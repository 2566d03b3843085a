import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size, num_layers=1)

with torch.no_grad():
    output, hn = rnn(x_seq)
    from_input = x_seq @ rnn.weight_ih_l0.T + rnn.bias_ih_l0 + rnn.bias_hh_l0  # (seq_len, batch_size, hidden_size)
    h_t = torch.zeros(batch_size, hidden_size)
    steps = []
    for from_x_t in from_input:  # (batch_size, hidden_size)
        h_t = torch.tanh(from_x_t + h_t @ rnn.weight_hh_l0.T)
        steps.append(h_t)
    lighter_loop = torch.stack(steps)  # (seq_len, batch_size, hidden_size)

print("from_input:", from_input.shape)
print("the same as output:", torch.allclose(lighter_loop, output, atol=1e-6))
