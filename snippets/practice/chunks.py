import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, input_size, hidden_size = 3, 4, 2, 3, 5
seq_len = num_chunks * chunk_len
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size)

with torch.no_grad():
    output, (hn, cn) = lstm(x_seq)

    state = None
    pieces = []
    for chunk in x_seq.split(chunk_len):  # (chunk_len, batch_size, input_size)
        piece, state = lstm(chunk, state)  # (chunk_len, batch_size, hidden_size)
        pieces.append(piece)
    joined = torch.cat(pieces)  # (seq_len, batch_size, hidden_size)
    hn_carried, cn_carried = state  # (1, batch_size, hidden_size)

print("chunk:", chunk.shape, " piece:", piece.shape)
print("hn_carried:", hn_carried.shape, " cn_carried:", cn_carried.shape)
print("joined:", joined.shape, " output:", output.shape)
print("largest difference, output:", (joined - output).abs().max().item())
print("largest difference, hn:    ", (hn_carried - hn).abs().max().item())
print("largest difference, cn:    ", (cn_carried - cn).abs().max().item())
