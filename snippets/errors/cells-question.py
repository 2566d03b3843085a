import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_asked = torch.randn(seq_len, batch_size, input_size)
cell_asked = nn.LSTMCell(input_size, hidden_size)

state, outputs = None, []
for x_t in x_asked:
    state = cell_asked(x_t, state)
    outputs.append(state[0])
output_asked = torch.stack(outputs)

print("output_asked:", output_asked.shape)
