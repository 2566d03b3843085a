import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)

print(rnn)
print(rnn.all_weights)
print()
for name, parameter in rnn.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}, {parameter.numel()} numbers")

parameter_count = sum(parameter.numel() for parameter in rnn.parameters())
by_formula = hidden_size * input_size + hidden_size * hidden_size + hidden_size + hidden_size
print("parameters:", parameter_count, " by formula:", by_formula)
