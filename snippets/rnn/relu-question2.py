import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 2, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers=1, nonlinearity="relu")

with torch.no_grad():
    output, hn = rnn(x_seq)
    h_t = torch.zeros(batch_size, hidden_size)
    steps = []
    for x_t in x_seq:
        from_x = x_t @ rnn.weight_ih_l0.T + rnn.bias_ih_l0
        from_h = h_t @ rnn.weight_hh_l0.T + rnn.bias_hh_l0
        h_t = torch.relu(from_x) + from_h
        steps.append(h_t)
    too_early = torch.stack(steps)  # (seq_len, batch_size, hidden_size)

print("too_early:", too_early.shape, " output:", output.shape)
print("the same as output:", torch.allclose(too_early, output, atol=1e-6))
print("negative numbers in output:   ", (output < 0).any().item())
print("negative numbers in too_early:", (too_early < 0).any().item())
