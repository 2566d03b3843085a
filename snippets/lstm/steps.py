import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)
c0 = torch.zeros(1, batch_size, hidden_size)
with torch.no_grad():
    output, (hn, cn) = lstm(x_seq, (h0, c0))
    states = [(h0, c0)]
    for t in range(1, seq_len + 1):
        _, state = lstm(x_seq[t - 1 : t], states[-1])
        states.append(state)
    h_1, h_2, h_3, h_4, h_5 = (h[0] for h, c in states[1:])  # (batch_size, hidden_size)
    c_1, c_2, c_3, c_4, c_5 = (c[0] for h, c in states[1:])  # (batch_size, hidden_size)

stacked = torch.stack([h_1, h_2, h_3, h_4, h_5])  # (seq_len, batch_size, hidden_size)
print("output equals h_1 to h_5 stacked:", torch.allclose(output, stacked))
print("hn[0] equals h_5:", torch.allclose(hn[0], h_5))
print("cn[0] equals c_5:", torch.allclose(cn[0], c_5))
print("hn[0] equals output[-1]:", torch.equal(hn[0], output[-1]))
print("cn[0] equals output[-1]:", torch.allclose(cn[0], output[-1]))
