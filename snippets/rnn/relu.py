import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
relu_rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size, nonlinearity="relu")
h0 = torch.zeros(1, batch_size, hidden_size)

with torch.no_grad():
    output, hn = relu_rnn(x_seq, h0)

    W_ih_T, b_ih = relu_rnn.weight_ih_l0.T, relu_rnn.bias_ih_l0
    W_hh_T, b_hh = relu_rnn.weight_hh_l0.T, relu_rnn.bias_hh_l0
    h_t = h0[0]  # (batch_size, hidden_size)
    steps = []
    for x_t in x_seq:  # (batch_size, input_size)
        h_t = torch.relu(x_t @ W_ih_T + b_ih + h_t @ W_hh_T + b_hh)
        steps.append(h_t)
    by_hand = torch.stack(steps)  # (seq_len, batch_size, hidden_size)

print("output:", output)
print("output:", output.shape, " hn:", hn.shape)
print("largest difference:", (by_hand - output).abs().max().item())
