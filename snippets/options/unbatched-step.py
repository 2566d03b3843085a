import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
rnn = nn.RNN(input_size, hidden_size)
x_t = torch.randn(batch_size, input_size)  # (batch_size, input_size)
with torch.no_grad():
    output_misread, hn_misread = rnn(x_t)
    output_step, hn_step = rnn(x_t.unsqueeze(0))

print("output_misread:", output_misread.shape, " hn_misread:", hn_misread.shape)
print("output_step:   ", output_step.shape, " hn_step:   ", hn_step.shape)
print("the same values:", torch.allclose(output_misread, output_step[0]))
