import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 2, 3, 4
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
x_t, h_prev = torch.randn(batch_size, input_size), torch.randn(batch_size, hidden_size)

with torch.no_grad():
    output, _ = gru(x_t[None], h_prev[None])
    i_r, i_z, i_n = (x_t @ gru.weight_ih_l0.T + gru.bias_ih_l0).chunk(3, dim=1)
    h_r, h_z, h_n = (h_prev @ gru.weight_hh_l0.T + gru.bias_hh_l0).chunk(3, dim=1)
    r_t, z_t = torch.sigmoid(i_r + h_r), torch.sigmoid(i_z + h_z)
    W_hn, b_hn = gru.weight_hh_l0.chunk(3)[2], gru.bias_hh_l0.chunk(3)[2]

    n_right = torch.tanh(i_n + r_t * (h_prev @ W_hn.T + b_hn))  # (batch_size, hidden_size)
    n_wrong = torch.tanh(i_n + r_t * h_prev @ W_hn.T + b_hn)  # (batch_size, hidden_size)

for name, n_t in (("n_right", n_right), ("n_wrong", n_wrong)):
    h_t = (1 - z_t) * n_t + z_t * h_prev
    print(f"{name}: {tuple(n_t.shape)}, gives output: {torch.allclose(h_t, output[0], atol=1e-6)}")
print("n_wrong is the paper's:", torch.equal(n_wrong, torch.tanh(i_n + (r_t * h_prev) @ W_hn.T + b_hn)))
