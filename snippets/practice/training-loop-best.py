import copy

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 4, 3, 16
x_seq = torch.randn(batch_size, seq_len, input_size)
model = nn.GRU(input_size, hidden_size, batch_first=True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

output_best = model(x_seq)[0].detach()  # (batch_size, seq_len, hidden_size)
kept = {"state_dict()": model.state_dict(), "deepcopy(state_dict())": copy.deepcopy(model.state_dict())}
model(x_seq)[0].square().mean().backward()
optimizer.step()

for name, weights in kept.items():
    model.load_state_dict(weights)
    print(f"{name:23} gives the best model back:", torch.equal(model(x_seq)[0], output_best))
