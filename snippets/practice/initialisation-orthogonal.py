import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 16
identity = torch.eye(hidden_size)
layers = {name: nn.LSTM(input_size, hidden_size) for name in ("default", "whole", "each gate")}

nn.init.orthogonal_(layers["whole"].weight_hh_l0)
for name, weight in layers["each gate"].named_parameters():
    for gate in weight.chunk(4) if "weight_hh" in name else ():
        nn.init.orthogonal_(gate)

for name, lstm in layers.items():
    gates = lstm.weight_hh_l0.detach().view(4, hidden_size, hidden_size)  # (4, hidden_size, hidden_size)
    off = max((gate @ gate.T - identity).abs().max().item() for gate in gates)
    values = torch.cat([torch.linalg.svdvals(gate) for gate in gates])  # (4 * hidden_size,)
    print(f"{name:9} off by {off:.4f}  orthogonal: {off < 1e-4}  "
          f"singular values {values.min().item():.3f} to {values.max().item():.3f}")
