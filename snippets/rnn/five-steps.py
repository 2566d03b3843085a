import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq, h0)

    W_ih_T, b_ih = rnn.weight_ih_l0.T, rnn.bias_ih_l0
    W_hh_T, b_hh = rnn.weight_hh_l0.T, rnn.bias_hh_l0
    h_t = h0[0]  # (batch_size, hidden_size)
    steps = []
    for x_t in x_seq:  # (batch_size, input_size)
        h_t = torch.tanh(x_t @ W_ih_T + b_ih + h_t @ W_hh_T + b_hh)
        steps.append(h_t)
    by_hand = torch.stack(steps)  # (seq_len, batch_size, hidden_size)

print("by_hand:", by_hand.shape, " output:", output.shape)
difference, epsilon = (by_hand - output).abs().max().item(), torch.finfo(torch.float32).eps
print("largest difference:", difference)
print("float32 epsilon:   ", epsilon)
print("no more than ten times that:", difference <= 10 * epsilon)
