import warnings

import torch
from torch import nn
from torch.export import Dim, export

warnings.simplefilter("ignore")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, longer_len = 5, 2, 3, 4, 9
x_seq = torch.randn(seq_len, batch_size, input_size)
x_longer = torch.randn(longer_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size).eval()

for dynamic_shapes in (None, {"input": {0: Dim("seq_len")}}):
    try:
        export(gru, (x_seq,), dynamic_shapes=dynamic_shapes).module()(x_longer)
    except Exception as error:
        print(type(error).__name__ + ":", str(error).partition("\n\n")[0])
