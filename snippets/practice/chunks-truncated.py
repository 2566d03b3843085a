import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
lstm = nn.LSTM(input_size, hidden_size)


def gradient_of_last_chunk(detach):
    state = None
    for chunk in x_seq.split(chunk_len):
        if detach and state is not None:
            state = tuple(part.detach() for part in state)
        piece, state = lstm(chunk, state)
    (gradient,) = torch.autograd.grad(piece.sum(), x_seq)  # (seq_len, batch_size, input_size)
    return piece, gradient


piece_whole, gradient_whole = gradient_of_last_chunk(detach=False)
piece_truncated, gradient_truncated = gradient_of_last_chunk(detach=True)

print("same output:", torch.equal(piece_whole, piece_truncated))
for name, gradient in (("whole", gradient_whole), ("truncated", gradient_truncated)):
    norms = [f"{part.norm().item():.6f}" for part in gradient.split(chunk_len)]
    print(f"{name:9} gradient norm of each chunk:", *norms)
