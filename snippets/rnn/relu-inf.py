import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, hidden_size = 1, 3, 4
x_t = torch.ones(batch_size, input_size)
all_alike = torch.full((hidden_size, hidden_size), 1.2 / hidden_size)
diagonal = 1.2 * torch.eye(hidden_size)  # (hidden_size, hidden_size)

for name, W_hh in (("all_alike", all_alike), ("diagonal", diagonal)):
    cell = nn.RNNCell(input_size, hidden_size, nonlinearity="relu")
    with torch.no_grad():
        cell.weight_ih.fill_(1.0)
        cell.weight_hh.copy_(W_hh)
        h_t, steps = torch.zeros(batch_size, hidden_size), 0
        while h_t.isfinite().all():
            h_t, steps = cell(x_t, h_t), steps + 1  # (batch_size, hidden_size)
        h_next = cell(x_t, h_t)  # (batch_size, hidden_size)
    for count, state in ((steps, h_t), (steps + 1, h_next)):
        print(f"{name}, step {count}:", *(f"{value:.1e}" for value in state[0].tolist()))
    print("  inf first:", h_t.isinf().any().item(), " nan next:", h_next.isnan().any().item())
    print("  means:", h_t.mean().item(), h_next.mean().item())
inf = torch.tensor(float("inf"))
print("0 * inf:", (0 * inf).item(), " inf - inf:", (inf - inf).item())
