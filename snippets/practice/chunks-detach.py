import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)
optimizer = torch.optim.SGD(lstm.parameters(), lr=0.1)


def train(detach, retain_graph=False):
    state = None
    for number, chunk in enumerate(x_seq.split(chunk_len), 1):
        if detach and number > 1:
            state = tuple(part.detach() for part in state)
        piece, state = lstm(chunk, state)
        piece.pow(2).mean().backward(retain_graph=retain_graph)
        optimizer.step()
        print(f"  chunk {number} of {num_chunks}: trained")


for options in ({"detach": True}, {"detach": False}, {"detach": False, "retain_graph": True}):
    print(options)
    try:
        train(**options)
    except RuntimeError as error:
        print("  RuntimeError:", str(error).partition(" Hint:")[0])
