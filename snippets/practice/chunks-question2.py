import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
chunks = torch.randn(num_chunks, chunk_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)

for detached in ("hn", "hn and cn"):
    print(f"detached: {detached}")
    state = None
    try:
        for number, chunk in enumerate(chunks, 1):
            piece, (hn, cn) = lstm(chunk, state)
            piece.pow(2).mean().backward()
            print(f"  chunk {number} of {num_chunks}: went back")
            state = (hn.detach(), cn.detach() if detached == "hn and cn" else cn)
    except RuntimeError as error:
        print("  RuntimeError:", str(error).partition(" (")[0])
