import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
rnn = nn.RNN(input_size, hidden_size)
x_elsewhere = torch.randn(seq_len, batch_size, input_size, device="meta")

try:
    rnn(x_elsewhere)
except RuntimeError as error:
    print(f"{type(error).__name__}: {error}")

print("mended:")
rnn.to(x_elsewhere.device)
output_elsewhere, hn_elsewhere = rnn(x_elsewhere)
print("output_elsewhere:", output_elsewhere.shape, output_elsewhere.device)
