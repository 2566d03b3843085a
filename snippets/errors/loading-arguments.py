import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
saved = nn.GRU(input_size, hidden_size, num_layers=1).state_dict()

for make, other in (
    (lambda: nn.GRU(input_size, hidden_size, num_layers=1),
     lambda: nn.GRU(input_size, hidden_size, num_layers=2)),
    (lambda: nn.GRU(input_size, hidden_size),
     lambda: nn.GRU(input_size, hidden_size, bidirectional=True)),
    (lambda: nn.GRU(input_size, hidden_size, bias=False), lambda: nn.GRU(input_size, hidden_size)),
    (lambda: nn.LSTM(input_size, hidden_size), lambda: nn.LSTM(input_size, hidden_size, proj_size=1)),
    (lambda: nn.GRU(input_size, hidden_size), lambda: nn.GRU(input_size, hidden_size, bias=False)),
    (lambda: nn.GRU(input_size, hidden_size), lambda: nn.GRU(input_size, hidden_size + 1)),
    (lambda: nn.GRU(input_size, hidden_size), lambda: nn.GRU(input_size + 1, hidden_size)),
    (lambda: nn.GRU(input_size, hidden_size), lambda: nn.LSTM(input_size, hidden_size)),
    (lambda: nn.Embedding(10, input_size), lambda: nn.Embedding(11, input_size)),
):
    try:
        other().load_state_dict(make().state_dict())
    except RuntimeError as error:
        print(f"{type(error).__name__}:", "\n".join(str(error).splitlines()[:2]))
    print("    fixed:", make().load_state_dict(make().state_dict()))

gate_rows, features = saved["weight_ih_l0"].shape
same = nn.GRU(features, gate_rows // 3, num_layers=1)
print("from the shapes:", same.load_state_dict(saved), same.weight_ih_l0.shape)
