import warnings

import torch
from torch import nn

warnings.simplefilter("always")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
longer_len = seq_len + 4
x_longer = torch.randn(longer_len, batch_size, input_size)


class Loop(nn.GRUCell):
    def forward(self, x_seq):
        outputs = [None]
        for t in range(len(x_seq)):
            outputs.append(super().forward(x_seq[t], outputs[-1]))
        return torch.stack(outputs[1:])


loop = Loop(input_size, hidden_size)
with warnings.catch_warnings(record=True) as caught:
    traced = torch.jit.trace(loop, x_longer[:seq_len])
output, output_traced = loop(x_longer), traced(x_longer)
print("output:", output.shape, " output_traced:", output_traced.shape)
print("it is the output of the first steps:", torch.equal(output_traced, output[:seq_len]))
print("there was a TracerWarning:", any(w.category is torch.jit.TracerWarning for w in caught))
