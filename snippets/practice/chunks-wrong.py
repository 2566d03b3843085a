import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size)


def off_by(layers, bidirectional, swap):
    lstm = nn.LSTM(input_size, hidden_size, layers, bidirectional=bidirectional)
    output, _ = lstm(x_seq)
    state, differences = None, []
    for chunk, whole in zip(x_seq.split(chunk_len), output.split(chunk_len)):
        piece, state = lstm(chunk, state)
        if swap:
            state = tuple(part.flip(1) for part in state)
        differences.append((piece - whole).abs().amax(dim=(0, 1)))
    return torch.stack(differences)


swapped = off_by(1, bidirectional=False, swap=True)
print("swapped  chunks off by:", *(f"{part.max().item():.2f}" for part in swapped))
for layers in (1, 2):
    halves = off_by(layers, bidirectional=True, swap=False).split(hidden_size, dim=1)
    for name, half in zip(("forward ", "backward"), halves):
        print(f"layers: {layers}  {name} chunks off by:", *(f"{part.max().item():.2f}" for part in half))
