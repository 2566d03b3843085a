import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
cell = nn.GRUCell(input_size=input_size, hidden_size=hidden_size)
weights = gru.state_dict().items()
cell.load_state_dict({name.removesuffix("_l0"): value for name, value in weights})

with torch.no_grad():
    output, hn = gru(x_seq)
    h_t = cell(x_seq[0])  # (batch_size, hidden_size)
    steps = [h_t]
    for x_t in x_seq[1:]:  # (batch_size, input_size)
        h_t = cell(x_t, h_t)  # (batch_size, hidden_size)
        steps.append(h_t)
    stacked = torch.stack(steps)  # (seq_len, batch_size, hidden_size)

for name, parameter in cell.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")
print("h_t:", h_t.shape, " hn:", hn.shape)
print("stacked:", stacked.shape, " output:", output.shape)
print("largest difference:", (stacked - output).abs().max().item())
