import warnings

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, proj_size, hidden_size = 5, 6, 3, 2, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
plain = nn.LSTM(input_size, hidden_size)
projected = nn.LSTM(input_size, hidden_size, proj_size=proj_size)

plain_output, (plain_hn, plain_cn) = plain(x_seq)
with warnings.catch_warnings(record=True) as caught:
    output, (hn, cn) = projected(x_seq)

print("plain_output:", plain_output.shape, " output:", output.shape)
print("plain_hn:    ", plain_hn.shape, " hn:    ", hn.shape)
print("plain_cn:    ", plain_cn.shape, " cn:    ", cn.shape)
for name, parameter in projected.named_parameters():
    before = tuple(getattr(plain, name).shape) if hasattr(plain, name) else "none"
    print(f"{name}: {before} → {tuple(parameter.shape)}")
plain_params = sum(parameter.numel() for parameter in plain.parameters())
projected_params = sum(parameter.numel() for parameter in projected.parameters())
print("parameters:", plain_params, "→", projected_params)
for warning in caught:
    print("UserWarning:", str(warning.message).split(" (")[0])
