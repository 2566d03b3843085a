import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
chunks = torch.randn(num_chunks, chunk_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)

for reset in ("once", "each epoch"):
    first_pieces, state = [], None
    for epoch in range(2):
        if reset == "each epoch":
            state = None
        pieces = []
        for chunk in chunks:
            piece, state = gru(chunk, state)
            pieces.append(piece)  # (chunk_len, batch_size, hidden_size)
            state = state.detach()
        first_pieces.append(pieces[0])
    print(f"state = None {reset:10}  epochs begin alike: {torch.equal(*first_pieces)}")
