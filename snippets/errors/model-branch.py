import warnings

import torch
from torch import nn

torch.manual_seed(0)
warnings.simplefilter("ignore", DeprecationWarning)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.ones(seq_len, batch_size, input_size)

class ByIf(nn.GRU):
    def forward(self, x):
        return super().forward(x)[0] if x.sum() > 0 else super().forward(x)[0] * 0

class ByWhere(nn.GRU):
    def forward(self, x):
        return torch.where(x.sum() > 0, super().forward(x)[0], 0.0)

for kind in (ByIf, ByWhere):
    module = kind(input_size, hidden_size)
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        traced = torch.jit.trace(module, x_seq, check_trace=False)
    same = torch.equal(traced(-x_seq), module(-x_seq))
    print(f"{kind.__name__}, traced, is right for another input: {same}")
