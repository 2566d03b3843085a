import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_batch_first = torch.randn(batch_size, seq_len, input_size)  # (batch_size, seq_len, input_size)
x_changed = x_batch_first.clone()
x_changed[0] = 0

for batch_first in (False, True):
    torch.manual_seed(0)
    rnn = nn.RNN(input_size, hidden_size, batch_first=batch_first)
    output, hn = rnn(x_batch_first)
    output_changed, _ = rnn(x_changed)
    print("batch_first:", batch_first, " output:", output.shape, " hn:", hn.shape)
    print("    second sequence as before:", torch.equal(output[1], output_changed[1]))
    if not batch_first:
        output_mixed, hn_mixed = output, hn
