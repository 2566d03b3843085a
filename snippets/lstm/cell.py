import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
cell = nn.LSTMCell(input_size=input_size, hidden_size=hidden_size)
weights = lstm.state_dict().items()
cell.load_state_dict({name.removesuffix("_l0"): value for name, value in weights})

with torch.no_grad():
    output, (hn, cn) = lstm(x_seq)
    h_t, c_t = cell(x_seq[0])  # (batch_size, hidden_size) each
    h_steps, c_steps = [h_t], [c_t]
    for x_t in x_seq[1:]:  # (batch_size, input_size)
        h_t, c_t = cell(x_t, (h_t, c_t))
        h_steps.append(h_t)
        c_steps.append(c_t)
    all_h = torch.stack(h_steps)  # (seq_len, batch_size, hidden_size)
    all_c = torch.stack(c_steps)  # (seq_len, batch_size, hidden_size)

print("all_h:", all_h.shape, " all_c:", all_c.shape)
print("largest difference, all_h and output:   ", (all_h - output).abs().max().item())
print("largest difference, all_c[-1] and cn[0]:", (all_c[-1] - cn[0]).abs().max().item())
