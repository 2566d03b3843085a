import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size, bias=False)
h0 = torch.zeros(1, batch_size, hidden_size)
for name, parameter in rnn.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")
param_count = sum(parameter.numel() for parameter in rnn.parameters())

with torch.no_grad():
    output, hn = rnn(x_seq, h0)
    by_hand = torch.zeros(seq_len, batch_size, hidden_size)
    h_t = h0[0]  # (batch_size, hidden_size)
    for t in range(seq_len):
        h_t = torch.tanh(x_seq[t] @ rnn.weight_ih_l0.T + h_t @ rnn.weight_hh_l0.T)
        by_hand[t] = h_t

print("parameters:", param_count, " output:", output.shape)
print("largest difference:", (by_hand - output).abs().max().item())
try:
    rnn.bias_ih_l0
except AttributeError as error:
    print("AttributeError:", error)
