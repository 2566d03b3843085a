import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
num_layers = 2
num_directions = 2
gru = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
x_seq = torch.randn(seq_len, batch_size, input_size)
h0 = torch.zeros(num_layers * num_directions, batch_size, hidden_size)

output, hn = gru(x_seq, h0)

print("output:", output.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("hn:", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
for name, parameter in gru.named_parameters():
    print(f"{name}:", parameter.shape)
