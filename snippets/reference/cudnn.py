import inspect

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers=2)
with torch.no_grad():
    before, _ = gru(x_seq)
    places = [parameter.data_ptr() for parameter in gru.parameters()]
    gru.flatten_parameters()
    after, _ = gru(x_seq)

print("cuDNN here:", torch.backends.cudnn.is_available())
moved = places != [parameter.data_ptr() for parameter in gru.parameters()]
print("flatten_parameters moved a parameter:", moved)
print("same output after it:", torch.equal(before, after))
print("PyTorch says of it:")
print(inspect.getdoc(nn.GRU.flatten_parameters))
