import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
saved = nn.GRU(input_size, hidden_size).state_dict()

for other in (
    nn.GRU(input_size, hidden_size, num_layers=2),
    nn.GRU(input_size, hidden_size, bias=False),
    nn.GRU(input_size, hidden_size + 1, bias=False),
):
    try:
        other.load_state_dict(saved)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
gate_rows, features = saved["weight_ih_l0"].shape
same = nn.GRU(features, gate_rows // 3)
print(same.load_state_dict(saved))
print("same.weight_ih_l0:", same.weight_ih_l0.shape)
