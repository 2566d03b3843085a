import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 16
forget = slice(hidden_size, 2 * hidden_size)
lstms = {name: nn.LSTM(input_size, hidden_size) for name in ("default", "both", "one")}

with torch.no_grad():
    for name, parameter in lstms["both"].named_parameters():
        if "bias" in name:
            parameter[forget] = 1.0
    for name, parameter in lstms["one"].named_parameters():
        if "bias" in name:
            parameter[forget] = 1.0 if "bias_ih" in name else 0.0

for name, lstm in lstms.items():
    bias = (lstm.bias_ih_l0 + lstm.bias_hh_l0).detach()[forget]  # (hidden_size,)
    print(f"{name:8} sum of the two biases {bias.min().item():6.3f} to {bias.max().item():.3f}  "
          f"mean gate {bias.sigmoid().mean().item():.3f}")
