import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h_prev = torch.randn(batch_size, hidden_size)

with torch.no_grad():
    W_hn, b_hn = gru.weight_hh_l0.chunk(3)[2], gru.bias_hh_l0.chunk(3)[2]
    for name, r_t in (("open", torch.ones_like(h_prev)), ("shut", torch.zeros_like(h_prev))):
        pytorch_part = r_t * (h_prev @ W_hn.T + b_hn)  # (batch_size, hidden_size)
        paper_part = (r_t * h_prev) @ W_hn.T + b_hn  # (batch_size, hidden_size)
        print(f"reset gate {name}, the same:", torch.allclose(pytorch_part, paper_part))
    print("shut, pytorch_part is zero:", bool((pytorch_part == 0).all()))
    print("shut, paper_part is b_hn:  ", torch.allclose(paper_part, b_hn.expand_as(paper_part)))
