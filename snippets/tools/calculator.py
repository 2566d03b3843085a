import torch
from torch import nn

seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
num_layers, num_directions = 1, 1

rnn = nn.RNN(input_size, hidden_size, num_layers)
x_seq = torch.randn(seq_len, batch_size, input_size)
h0 = torch.zeros(num_layers * num_directions, batch_size, hidden_size)
output, hn = rnn(x_seq, h0)

for name, tensor in {"x_seq": x_seq, "h0": h0, "output": output, "hn": hn}.items():
    print(f"{name:12}", tuple(tensor.shape))
for name, parameter in rnn.named_parameters():
    print(f"{name:12}", tuple(parameter.shape))
print("parameters: ", sum(parameter.numel() for parameter in rnn.parameters()))
