import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
chunks = torch.randn(seq_len, batch_size, input_size).split(chunk_len)
lstm = nn.LSTM(input_size, hidden_size)
optimizer = torch.optim.SGD(lstm.parameters(), lr=0.1)

for detach, retain_graph in ((True, False), (False, False), (False, True)):
    print(f"detach={detach}, retain_graph={retain_graph}")
    state = None
    try:
        for number, chunk in enumerate(chunks, 1):
            piece, state = lstm(chunk, state)
            optimizer.zero_grad()
            piece.pow(2).mean().backward(retain_graph=retain_graph)
            optimizer.step()
            print(f"  chunk {number} of {num_chunks}: trained")
            if detach:
                state = tuple(part.detach() for part in state)
    except RuntimeError as error:
        print("  RuntimeError:", str(error).partition(" Hint:")[0])
