import torch
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, hidden_size, num_directions = 9, 4, 3, 5, 2
encoded = torch.randn(source_len, batch_size, num_directions * hidden_size)
decoded = torch.randn(target_len, batch_size, hidden_size)
try:
    torch.einsum("tbh,sbh->bts", decoded, encoded)
except RuntimeError as error:
    print("RuntimeError:", error)

bridge = nn.Linear(num_directions * hidden_size, hidden_size)
scores = torch.einsum("tbh,sbh->bts", decoded, bridge(encoded))  # (batch_size, target_len, source_len)
context = torch.einsum("bts,sbh->tbh", scores.softmax(dim=-1), encoded)
print("scores:", scores.shape, " context:", context.shape)
