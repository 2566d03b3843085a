import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)

forget_bias = lstm.bias_ih_l0[hidden_size : 2 * hidden_size]  # (hidden_size,)
with torch.no_grad():
    forget_bias.fill_(1.0)

print("bias_ih_l0: ", lstm.bias_ih_l0.shape)
print("forget_bias:", forget_bias.shape)
print(lstm.bias_ih_l0.detach().reshape(4, hidden_size))  # (4, hidden_size)
