import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
x_t = torch.randn(batch_size, input_size)  # (batch_size, input_size)

print("weight_ih_l0:", lstm.weight_ih_l0.shape)  # (4 * hidden_size, input_size)
print("weight_hh_l0:", lstm.weight_hh_l0.shape)  # (4 * hidden_size, hidden_size)
for index, name in enumerate(["W_ii", "W_if", "W_ig", "W_io"]):
    first = index * hidden_size
    print(f"{name}: rows {first:2} to {first + hidden_size - 1:2} of weight_ih_l0")

with torch.no_grad():
    W_ii, W_if, W_ig, W_io = lstm.weight_ih_l0.chunk(4)  # (hidden_size, input_size)
    W_hi, W_hf, W_hg, W_ho = lstm.weight_hh_l0.chunk(4)  # (hidden_size, hidden_size)
    b_ii, b_if, b_ig, b_io = lstm.bias_ih_l0.chunk(4)  # (hidden_size,)
    b_hi, b_hf, b_hg, b_ho = lstm.bias_hh_l0.chunk(4)  # (hidden_size,)
    from_input = x_t @ lstm.weight_ih_l0.T  # (batch_size, 4 * hidden_size)
    one_by_one = torch.cat([x_t @ W.T for W in (W_ii, W_if, W_ig, W_io)], dim=1)

print("from_input:", from_input.shape, " one_by_one:", one_by_one.shape)
print("largest difference:", (from_input - one_by_one).abs().max().item())
