import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 4
rnn = nn.RNN(input_size, hidden_size, num_layers)
for name, parameter in rnn.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")
shapes = [[tuple(weight.shape) for weight in layer] for layer in rnn.all_weights]
print("alike from layer 1 on:", all(layer == shapes[1] for layer in shapes[1:]))
print("layer 0 differs in weight_ih only:", shapes[0][0] != shapes[1][0] and shapes[0][1:] == shapes[1][1:])

x_seq = torch.randn(seq_len, batch_size, input_size)
output, hn = rnn(x_seq)
hn_top = hn[-1]  # (batch_size, hidden_size)
print("hn_top equals output[-1]:", torch.equal(hn_top, output[-1]))
is_in_output = [any(torch.equal(state, step) for step in output) for state in hn[:-1]]
print("a lower state is a step of output:", any(is_in_output))
