import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers, num_directions = 2, 2
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers, bidirectional=True)
layer_0 = nn.RNN(input_size, hidden_size, bidirectional=True)
layer_1 = nn.RNN(num_directions * hidden_size, hidden_size, bidirectional=True)
weights = rnn.state_dict()
layer_0.load_state_dict({name: weights[name] for name in layer_0.state_dict()})
layer_1.load_state_dict({name: weights[name.replace("0", "1")] for name in layer_1.state_dict()})
with torch.no_grad():
    output, hn = rnn(x_seq)
    between, hn_0 = layer_0(x_seq)
    output_1, hn_1 = layer_1(between)

print("between:", between.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("output: ", output.shape)  # (seq_len, batch_size, num_directions * hidden_size)
print("hn:     ", hn.shape)  # (num_layers * num_directions, batch_size, hidden_size)
print("weight_ih_l1:", rnn.weight_ih_l1.shape)  # (hidden_size, num_directions * hidden_size)
print("output_1 equals output:", torch.allclose(output_1, output))
print("hn_0 followed by hn_1 equals hn:", torch.allclose(torch.cat([hn_0, hn_1]), hn))
hn_split = hn.view(num_layers, num_directions, batch_size, hidden_size)
print("hn_split:", hn_split.shape)
