import torch
from torch import nn

input_size, hidden_size = 5, 6
bound = hidden_size**-0.5
print("bound:", bound)
for kind in (nn.RNN, nn.LSTM, nn.GRU, nn.RNNCell, nn.LSTMCell, nn.GRUCell):
    torch.manual_seed(0)
    module = kind(input_size, hidden_size)
    torch.manual_seed(0)
    drawn = [torch.empty(p.shape).uniform_(-bound, bound) for p in module.parameters()]
    same = all(torch.equal(p, by_hand) for p, by_hand in zip(module.parameters(), drawn))
    largest = max(p.abs().max().item() for p in module.parameters())
    print(f"nn.{kind.__name__}, largest: {largest:.4f}, drawn from U(-bound, bound):", same)

layer = nn.LSTM(input_size, hidden_size)
before = layer.weight_hh_l0.clone()
layer.reset_parameters()
print("reset_parameters draws anew:", not torch.equal(before, layer.weight_hh_l0))
