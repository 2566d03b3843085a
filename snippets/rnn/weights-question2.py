import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
W_new = torch.ones(hidden_size, input_size)  # (hidden_size, input_size)

try:
    rnn.weight_ih_l0 = W_new
except TypeError as error:
    print("TypeError:", error)

with torch.no_grad():
    rnn.weight_ih_l0.copy_(W_new)
print("weight_ih_l0 has the new values:", torch.equal(rnn.weight_ih_l0, W_new))
print("and is still a parameter:", "weight_ih_l0" in dict(rnn.named_parameters()))
