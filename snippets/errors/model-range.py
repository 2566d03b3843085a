import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)

class ByRange(nn.GRUCell):
    def forward(self, x, length):
        h = x.new_zeros(x.size(1), self.hidden_size)
        for t in range(length):
            h = super().forward(x[t], h)
        return h

class ByIndex(nn.GRU):
    def forward(self, x, length):
        return super().forward(x)[0][length - 1]

for kind in ByRange, ByIndex:
    module, length = kind(input_size, hidden_size), torch.tensor(seq_len)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        traced = torch.jit.trace(module, (x_seq, length - 1), check_trace=False)
    warned = any(one.category is torch.jit.TracerWarning for one in caught)
    same = torch.allclose(traced(x_seq, length), module(x_seq, length), atol=1e-6)
    print(f"{kind.__name__}, traced, is right for another length: {same}, warned: {warned}")
