from types import SimpleNamespace

import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
num_samples, seq_len, input_size = 4, 5, 3
samples = torch.randn(num_samples, seq_len, input_size)  # (num_samples, seq_len, input_size)
labels = torch.zeros(num_samples)  # (num_samples,)
gaps, objects = [None, samples[0]], [SimpleNamespace(values=one) for one in samples]
turned = samples.transpose(0, 1)  # (seq_len, num_samples, input_size)

def without_gaps(batch):
    kept = [one for one in batch if one is not None]
    return torch.stack(kept) if kept else None

def values_of(batch):
    return torch.stack([one.values for one in batch])

for wrong, right in (
    (lambda: next(iter(DataLoader(gaps, batch_size=2))),
     lambda: next(iter(DataLoader(gaps, batch_size=2, collate_fn=without_gaps)))),
    (lambda: next(iter(DataLoader(objects, batch_size=2))),
     lambda: next(iter(DataLoader(objects, batch_size=2, collate_fn=values_of)))),
    (lambda: DataLoader(samples[:0], shuffle=True),
     lambda: next(iter(DataLoader(samples, shuffle=True)))),
    (lambda: TensorDataset(samples, labels[1:]), lambda: TensorDataset(samples, labels)[0][0]),
    (lambda: TensorDataset(turned, labels),
     lambda: TensorDataset(turned.transpose(0, 1), labels)[0][0]),
    (lambda: [x for x, y in DataLoader(samples, batch_size=num_samples)],
     lambda: [x for x, y in DataLoader(TensorDataset(samples, labels), batch_size=num_samples)][0]),
):
    try:
        wrong()
    except (TypeError, ValueError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", right().shape)
