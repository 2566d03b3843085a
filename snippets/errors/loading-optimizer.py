import torch
from torch import nn
from torch.optim import SGD

torch.manual_seed(0)
input_size, hidden_size = 3, 4
gru = nn.GRU(input_size, hidden_size)
deeper = nn.GRU(input_size, hidden_size, num_layers=2)
groups = [{"params": [weight]} for weight in gru.parameters()]
optimizer = SGD(gru.parameters())

for wrong, right in (
    (lambda: optimizer.load_state_dict(SGD(deeper.parameters()).state_dict()),
     lambda: SGD(deeper.parameters()).load_state_dict(SGD(deeper.parameters()).state_dict())),
    (lambda: optimizer.load_state_dict(SGD(groups).state_dict()),
     lambda: SGD(groups).load_state_dict(SGD(groups).state_dict())),
):
    try:
        wrong()
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")
    right()
    print("    fixed")
