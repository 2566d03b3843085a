import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, wider_size = 3, 4, 6
saved = nn.LSTM(input_size, hidden_size)
wider = nn.LSTM(input_size, wider_size)
stacked = nn.LSTM(input_size, hidden_size, num_layers=2)
batch_first = nn.LSTM(input_size, hidden_size, batch_first=True)

for name, layer in {"wider": wider, "stacked": stacked, "batch_first": batch_first}.items():
    print(f"{name}:")
    try:
        print("   ", layer.load_state_dict(saved.state_dict()))
    except RuntimeError as error:
        print("    RuntimeError:", str(error).replace("\n", "\n    "))

random_weight = stacked.weight_ih_l1.detach().clone()
print("stacked, strict=False:")
print("   ", stacked.load_state_dict(saved.state_dict(), strict=False))
print("    second layer still random:", torch.equal(stacked.weight_ih_l1, random_weight))
