import warnings

import torch
from torch import nn
from torch.export import Dim, export

warnings.simplefilter("ignore")
torch.manual_seed(0)
batch_size, input_size, hidden_size, longer_len = 5, 3, 4, 9
x_longer = torch.randn(longer_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size).eval()

state = torch.zeros(1, batch_size, hidden_size)
open_batch = {1: Dim("batch_size")}
example = x_longer[:1, :2], state[:, :2]  # one time step of two sequences
one_step = export(rnn, example, dynamic_shapes={"input": open_batch, "hx": open_batch}).module()
steps = []
for x_t in x_longer.split(1):  # (1, batch_size, input_size)
    output_t, state = one_step(x_t, state)  # (1, batch_size, hidden_size)
    steps.append(output_t)
joined = torch.cat(steps)  # (longer_len, batch_size, hidden_size)
print("x_t:", x_t.shape, " output_t:", output_t.shape, " joined:", joined.shape)
print("largest difference:", (joined - rnn(x_longer)[0]).abs().max().item())
