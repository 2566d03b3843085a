import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size)


def off_by(bidirectional, swap):
    lstm = nn.LSTM(input_size, hidden_size, bidirectional=bidirectional)
    output, _ = lstm(x_seq)
    state, differences = None, []
    for chunk, whole in zip(x_seq.split(chunk_len), output.split(chunk_len)):
        piece, state = lstm(chunk, state)
        if swap:
            state = tuple(part.flip(1) for part in state)
        differences.append((piece - whole).abs().amax(dim=(0, 1)))
    return torch.stack(differences)


swapped = off_by(bidirectional=False, swap=True)
forward, backward = off_by(bidirectional=True, swap=False).split(hidden_size, dim=1)
for name, by_chunk in (("swapped", swapped), ("forward", forward), ("backward", backward)):
    print(f"{name:8} chunks off by:", *(f"{part.max().item():.2f}" for part in by_chunk))
