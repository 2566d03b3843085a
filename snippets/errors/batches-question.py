import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader

torch.manual_seed(0)
longest, batch_size, input_size = 5, 3, 4
lengths = [longest, 3, 2] + [1] * (batch_size - 3)
data = [torch.randn(length, input_size) for length in lengths]

def collate(batch):
    return pad_sequence(batch, batch_first=True)

batch_asked = next(iter(DataLoader(data, batch_size=batch_size, collate_fn=collate)))
print("batch_asked:", batch_asked.shape)
