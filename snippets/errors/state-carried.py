import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 3, 4
last_size = batch_size - 1
gru = nn.GRU(input_size, hidden_size, num_layers=2)
x_full = torch.randn(seq_len, batch_size, input_size)
x_last = torch.randn(seq_len, last_size, input_size)  # (seq_len, last_size, input_size)
h0_no_layers = torch.zeros(batch_size, hidden_size)  # (batch_size, hidden_size)
_, hn = gru(x_full)  # (2, batch_size, hidden_size)

for x, h0_wrong in (x_last, hn), (x_full, h0_no_layers):
    try:
        gru(x, h0_wrong)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0_cut = hn[:, :last_size].contiguous()  # (2, last_size, hidden_size)
h0_both = h0_no_layers.repeat(2, 1, 1)  # (2, batch_size, hidden_size)
print("goes on:", gru(x_last, h0_cut)[1].shape, " starts anew:", gru(x_last)[1].shape)
print("h0_both:", gru(x_full, h0_both)[1].shape)
print("hn cut, in one piece:", hn[:, :last_size].is_contiguous(), " h0_cut:", h0_cut.is_contiguous())
