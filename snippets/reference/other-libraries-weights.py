import torch
from torch import nn

torch.manual_seed(0)
batch_size, seq_len, input_size, hidden_size = 2, 5, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)
kernel = torch.randn(input_size, 3 * hidden_size)
recurrent_kernel = torch.randn(hidden_size, 3 * hidden_size)
bias = torch.randn(2, 3 * hidden_size)


def in_keras_order():
    h = torch.zeros(batch_size, hidden_size)
    for x_t in x_seq.unbind(1):
        x_z, x_r, x_h = (x_t @ kernel + bias[0]).chunk(3, dim=1)  # (batch_size, hidden_size) each
        h_z, h_r, h_h = (h @ recurrent_kernel + bias[1]).chunk(3, dim=1)
        z, r = torch.sigmoid(x_z + h_z), torch.sigmoid(x_r + h_r)
        h = z * h + (1 - z) * torch.tanh(x_h + r * h_h)
    return h


def z_r_h_to_r_z_n(weight):
    z, r, h = weight.chunk(3, dim=-1)
    return torch.cat([r, z, h], dim=-1)


gru = nn.GRU(input_size, hidden_size, batch_first=True)
for name, order in (("as they are", lambda weight: weight), ("reordered", z_r_h_to_r_z_n)):
    parts = order(kernel).T, order(recurrent_kernel).T, *order(bias)
    gru.load_state_dict(dict(zip(gru.state_dict(), parts)))
    off_by = (gru(x_seq)[1][0] - in_keras_order()).abs().max().item()
    print(f"{name:12} off by {off_by:.4f}")
print("kernel:", kernel.shape, " weight_ih_l0:", gru.weight_ih_l0.shape)
print("recurrent_kernel:", recurrent_kernel.shape, " weight_hh_l0:", gru.weight_hh_l0.shape)
print("bias:", bias.shape, " bias_ih_l0:", gru.bias_ih_l0.shape)
