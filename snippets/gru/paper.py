import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
W_ih, W_hh, b_ih, b_hh = (weight.detach() for weight in gru.parameters())
W_hn, b_hn = W_hh.chunk(3)[2], b_hh.chunk(3)[2]  # (hidden_size, hidden_size), (hidden_size,)


def all_steps(reset_after):
    h_t, steps = torch.zeros(batch_size, hidden_size), []
    for x_t in x_seq:
        i_r, i_z, i_n = (x_t @ W_ih.T + b_ih).chunk(3, dim=1)  # (batch_size, hidden_size)
        h_r, h_z, h_n = (h_t @ W_hh.T + b_hh).chunk(3, dim=1)  # (batch_size, hidden_size)
        r_t, z_t = torch.sigmoid(i_r + h_r), torch.sigmoid(i_z + h_z)
        from_past = r_t * h_n if reset_after else (r_t * h_t) @ W_hn.T + b_hn
        h_t = (1 - z_t) * torch.tanh(i_n + from_past) + z_t * h_t
        steps.append(h_t)
    return torch.stack(steps)


output, hn = gru(x_seq)
pytorch_way = all_steps(reset_after=True)  # (seq_len, batch_size, hidden_size)
paper_way = all_steps(reset_after=False)  # (seq_len, batch_size, hidden_size)
print("largest |pytorch_way - output|:", (pytorch_way - output).abs().max().item())
print("largest |paper_way - output|:  ", (paper_way - output).abs().max().item())
