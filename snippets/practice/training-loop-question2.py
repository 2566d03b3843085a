import torch
from torch import nn

seq_len, batch_size, input_size, hidden_size, max_norm = 6, 4, 3, 8, 0.001


def weight_after(order):
    torch.manual_seed(0)
    x_seq = torch.randn(batch_size, seq_len, input_size)
    model = nn.GRU(input_size, hidden_size, batch_first=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    optimizer.zero_grad()
    model(x_seq)[0].square().mean().backward()
    for action in order:
        if action == "clip":
            nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        else:
            optimizer.step()
    return model.weight_hh_l0.detach()


unclipped = weight_after(["step"])  # (3 * hidden_size, hidden_size)
for order in (["step", "clip"], ["clip", "step"]):
    print(*order, " the same weights as without clipping:", torch.equal(weight_after(order), unclipped))
