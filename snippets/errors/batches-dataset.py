import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
num_samples, seq_len, input_size = 4, 5, 3
samples = torch.randn(num_samples, seq_len, input_size)  # (num_samples, seq_len, input_size)
labels = torch.zeros(num_samples)  # (num_samples,)
gaps = [None, samples[0]]

def without_gaps(batch):
    return torch.stack([one for one in batch if one is not None])

for wrong, right in (
    (lambda: next(iter(DataLoader(gaps, batch_size=2))),
     lambda: next(iter(DataLoader(gaps, batch_size=2, collate_fn=without_gaps)))),
    (lambda: DataLoader(samples[:0], shuffle=True), lambda: next(iter(DataLoader(samples, shuffle=True)))),
    (lambda: TensorDataset(samples, labels[1:]), lambda: TensorDataset(samples, labels)[0][0]),
    (lambda: [x for x, y in DataLoader(samples, batch_size=num_samples)],
     lambda: [x for x, y in DataLoader(TensorDataset(samples, labels), batch_size=num_samples)][0]),
):
    try:
        wrong()
    except (TypeError, ValueError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
