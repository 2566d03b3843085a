import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
trained = nn.RNN(input_size, hidden_size)
without = nn.RNN(input_size, hidden_size, bias=False)

try:
    without.load_state_dict(trained.state_dict())
except RuntimeError as error:
    print("RuntimeError:", error)

print(without.load_state_dict(trained.state_dict(), strict=False))
same_weights = torch.equal(without.weight_hh_l0, trained.weight_hh_l0)
same_output = torch.allclose(without(x_seq)[0], trained(x_seq)[0])
print("same weights:", same_weights, " same output:", same_output)
