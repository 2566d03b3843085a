import inspect

import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
lstm = nn.LSTM(input_size, hidden_size)

print(inspect.getdoc(nn.LSTM.flatten_parameters))
print()
addresses = [parameter.data_ptr() for parameter in lstm.parameters()]
lstm.flatten_parameters()
print("cuDNN is there:", torch.backends.cudnn.is_available())
print("weights were moved:", addresses != [parameter.data_ptr() for parameter in lstm.parameters()])
