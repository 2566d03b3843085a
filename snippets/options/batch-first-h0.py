import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
rnn = nn.RNN(input_size, hidden_size, num_layers, batch_first=True)

x_batch = torch.randn(batch_size, seq_len, input_size)
h0_turned = torch.randn(batch_size, num_layers, hidden_size)
try:
    rnn(x_batch, h0_turned)
except RuntimeError as error:
    print("RuntimeError:", error)

x_square = torch.randn(num_layers, seq_len, input_size)
h0_square = torch.randn(num_layers, num_layers, hidden_size)
with torch.no_grad():
    output_right, _ = rnn(x_square, h0_square)
    output_wrong, _ = rnn(x_square, h0_square.transpose(0, 1).contiguous())
print("output_right:", output_right.shape, " output_wrong:", output_wrong.shape)
print("same values:", torch.allclose(output_right, output_wrong))
