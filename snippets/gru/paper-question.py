import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h_prev = torch.randn(batch_size, hidden_size)

with torch.no_grad():
    W_hh = gru.weight_hh_l0  # (3 * hidden_size, hidden_size)
    W_rz = W_hh[: 2 * hidden_size]  # (2 * hidden_size, hidden_size)
    pytorch_product = h_prev @ W_hh.T  # (batch_size, 3 * hidden_size)
    paper_product = h_prev @ W_rz.T  # (batch_size, 2 * hidden_size)

print("pytorch_product:", pytorch_product.shape)
print("paper_product:  ", paper_product.shape)
