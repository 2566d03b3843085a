import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)

with torch.no_grad():
    output, hn = rnn(x_seq, h0)

    states = [h0]
    for t in range(1, seq_len + 1):
        _, state = rnn(x_seq[t - 1 : t], states[-1])
        states.append(state)
    h_1, h_2, h_3, h_4, h_5 = (state[0] for state in states[1:])  # (batch_size, hidden_size)
    stacked = torch.stack([h_1, h_2, h_3, h_4, h_5])  # (seq_len, batch_size, hidden_size)

print("output:", output)
print("hn:", hn)
print("output:", output.shape, " hn:", hn.shape)
print("output equals h_1 to h_5 stacked:", torch.allclose(output, stacked, atol=1e-6))
print("hn[0] equals output[-1]:", torch.equal(hn[0], output[-1]))
