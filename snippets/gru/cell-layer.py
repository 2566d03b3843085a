import torch
from torch import nn

torch.manual_seed(0)
out_len, batch_size, input_size, hidden_size = 6, 2, 3, 4
gru = nn.GRU(input_size, hidden_size)
cell = nn.GRUCell(input_size, hidden_size)
weights = gru.state_dict().items()
cell.load_state_dict({name.removesuffix("_l0"): value for name, value in weights})
to_input = nn.Linear(hidden_size, input_size)
h_t = torch.randn(batch_size, hidden_size)  # (batch_size, hidden_size)
x_t = torch.zeros(batch_size, input_size)  # (batch_size, input_size)
x_step = x_t.unsqueeze(0)  # (1, batch_size, input_size)
hn = h_t.unsqueeze(0)  # (1, batch_size, hidden_size)

with torch.no_grad():
    from_cell, from_layer = [], []
    for _ in range(out_len):
        h_t = cell(x_t, h_t)  # (batch_size, hidden_size)
        x_t = to_input(h_t)  # (batch_size, input_size)
        from_cell.append(x_t)
        output, hn = gru(x_step, hn)
        x_step = to_input(output)  # (1, batch_size, input_size)
        from_layer.append(x_step[0])
print("x_t:", x_t.shape, " x_step:", x_step.shape, " hn:", hn.shape)
print("largest difference:", (torch.stack(from_cell) - torch.stack(from_layer)).abs().max().item())
