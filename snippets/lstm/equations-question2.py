import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
W_ih, W_hh, b_ih, b_hh = (weight.detach() for weight in lstm.parameters())


def all_steps(swapped):
    h_t, c_t, steps = torch.zeros(batch_size, hidden_size), torch.zeros(batch_size, hidden_size), []
    for x_t in x_seq:
        i_t, f_t, g_t, o_t = (x_t @ W_ih.T + b_ih + h_t @ W_hh.T + b_hh).chunk(4, dim=1)
        c_next = torch.sigmoid(f_t) * c_t + torch.sigmoid(i_t) * torch.tanh(g_t)  # (batch_size, hidden_size)
        h_t = torch.sigmoid(o_t) * torch.tanh(c_t if swapped else c_next)  # (batch_size, hidden_size)
        c_t = c_next
        steps.append(h_t)
    return torch.stack(steps)


output, _ = lstm(x_seq)
right, wrong = all_steps(swapped=False), all_steps(swapped=True)  # (seq_len, batch_size, hidden_size)
print("right equals output:", torch.allclose(right, output, atol=1e-6))
print("wrong equals output:", torch.allclose(wrong, output, atol=1e-6))
print("wrong[0] is all zeros:", bool((wrong[0] == 0).all()))
