import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
num_windows, batch_size, seq_len, input_size = 70, 16, 10, 2
windows, targets = torch.randn(num_windows, seq_len, input_size), torch.randn(num_windows)
dataset = TensorDataset(windows, targets)

for drop_last in (False, True):
    batches = list(DataLoader(dataset, batch_size, drop_last=drop_last))
    last_windows, last_targets = batches[-1]
    print(f"drop_last={drop_last}: {len(batches)} batches, the last {last_windows.shape}, {last_targets.shape}")
