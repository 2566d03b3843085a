import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
cell = nn.LSTMCell(input_size, hidden_size)
zeros = torch.zeros(batch_size, hidden_size)

with torch.no_grad():
    h_t, c_t = zeros, zeros
    h_wrong = zeros
    right, wrong = [], []
    for x_t in x_seq:
        h_t, c_t = cell(x_t, (h_t, c_t))
        h_wrong, _ = cell(x_t, (h_wrong, zeros))
        right.append(h_t)
        wrong.append(h_wrong)
    all_right, all_wrong = torch.stack(right), torch.stack(wrong)  # (seq_len, batch_size, hidden_size)

print("all_right:", all_right.shape, " all_wrong:", all_wrong.shape)
print("first step is the same:", torch.equal(all_wrong[0], all_right[0]))
print("last step is the same:", torch.allclose(all_wrong[-1], all_right[-1]))
