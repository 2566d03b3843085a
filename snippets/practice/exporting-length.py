import warnings

import torch
from torch import nn
from torch.export import Dim, export

warnings.simplefilter("ignore")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size).eval()

try:
    export(rnn, (x_seq,), dynamic_shapes={"input": {0: Dim("seq_len")}})
except Exception as error:
    print(type(error).__name__ + ":", str(error).partition("\n\n")[0])
