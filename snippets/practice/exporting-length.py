import warnings

import torch
from torch import nn
from torch.export import Dim, export

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, longer_len = 5, 2, 3, 4, 9
x_seq = torch.randn(seq_len, batch_size, input_size)
x_longer = torch.randn(longer_len, batch_size, input_size)
h0 = torch.zeros(1, batch_size, hidden_size)
gru = nn.GRU(input_size, hidden_size).eval()
warnings.simplefilter("ignore")

for dynamic_shapes in (None, {"input": {0: Dim("seq_len")}}):
    try:
        export(gru, (x_seq,), dynamic_shapes=dynamic_shapes).module()(x_longer)
    except Exception as error:
        print(type(error).__name__ + ":", str(error).partition("\n\n")[0])

one_step = export(gru, (x_seq[:1], h0)).module()
state, steps = h0, []
with torch.no_grad():
    for x_t in x_longer.split(1):  # (1, batch_size, input_size)
        output_t, state = one_step(x_t, state)  # (1, batch_size, hidden_size)
        steps.append(output_t)
    joined = torch.cat(steps)  # (longer_len, batch_size, hidden_size)
    print("x_t:", x_t.shape, " output_t:", output_t.shape, " joined:", joined.shape)
    print("largest difference:", (joined - gru(x_longer)[0]).abs().max().item())
