import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
h0 = torch.randn(num_directions, batch_size, hidden_size)
rnn = nn.RNN(input_size, hidden_size, bidirectional=True)


def read(x_seq, steps, h, W_ih, W_hh, b_ih, b_hh):
    states = [None] * len(x_seq)
    for t in steps:
        h = states[t] = torch.tanh(x_seq[t] @ W_ih.T + b_ih + h @ W_hh.T + b_hh)
    return torch.stack(states)  # (seq_len, batch_size, hidden_size)


with torch.no_grad():
    output, hn = rnn(x_seq, h0)
    forward = read(x_seq, range(seq_len), h0[0], *rnn.all_weights[0])
    backward = read(x_seq, reversed(range(seq_len)), h0[1], *rnn.all_weights[1])
    joined = torch.cat([forward, backward], dim=-1)
    ends = torch.stack([forward[-1], backward[0]])

print("output:", output.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("hn:    ", hn.shape)  # (num_directions, batch_size, hidden_size)
print("largest difference, output:", (joined - output).abs().max().item())
print("largest difference, hn:    ", (ends - hn).abs().max().item())
