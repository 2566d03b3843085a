import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 10, 2, 3, 5
chunk_len = 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)

state = None
for chunk in x_seq.split(chunk_len):
    last_piece, state = gru(chunk, state)
    print("last_piece:", last_piece.shape, " state:", state.shape)
