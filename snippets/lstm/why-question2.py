import torch

seq_len = 30
for bias in (0.0, 4.0):
    kept = torch.sigmoid(torch.tensor(bias)).item()
    less = 1 / kept**seq_len
    print(f"bias {bias:.0f}: {kept:.3f} is kept at each step; after {seq_len} steps {less:,.1f} times less is left")
