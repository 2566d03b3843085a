import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size, num_layers, dropout=1.0)
with torch.no_grad():
    output, (hn, cn) = lstm(x_seq)
    output_other, (hn_other, cn_other) = lstm(torch.randn(seq_len, batch_size, input_size))

print("output:", output.shape, " zeros:", (output == 0).sum().item())
print("hn:    ", hn.shape, " zeros:", (hn == 0).sum().item())
print("same output for another input:", torch.equal(output, output_other))
print("same hn[0] for another input: ", torch.equal(hn[0], hn_other[0]))
