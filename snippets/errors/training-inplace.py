import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
cell = nn.RNNCell(input_size, hidden_size)

def into_one_tensor():
    h = torch.zeros(seq_len + 1, batch_size, hidden_size)
    for t in range(seq_len):
        h[t + 1] = cell(x_seq[t], h[t])
    return h[1:]

def into_a_list():
    h = [torch.zeros(batch_size, hidden_size)]
    for t in range(seq_len):
        h.append(cell(x_seq[t], h[t]))
    return torch.stack(h[1:])

def first_row_set():
    h = cell(x_seq[0])
    h[0] = 0
    return h

for build in (
    into_one_tensor, into_a_list,
    lambda: cell(x_seq[0]).mul_(2), lambda: cell(x_seq[0]) * 2,
    lambda: cell(x_seq[0]).add_(1), lambda: cell(x_seq[0]) + 1,
    first_row_set, lambda: torch.cat([torch.zeros(1, hidden_size), cell(x_seq[0])[1:]]),
):
    output = build()
    try:
        output.sum().backward()
        print("fixed: backward done, output:", output.shape)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
