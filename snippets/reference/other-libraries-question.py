import torch
from torch import nn

torch.manual_seed(0)
batch_size, seq_len, input_size, hidden_size = 2, 5, 3, 4
longest = 8
x_seq = torch.randn(batch_size, seq_len, input_size)
padded = nn.functional.pad(x_seq, (0, 0, 0, longest - seq_len))  # (batch_size, longest, input_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True)

with torch.no_grad():
    _, hn = gru(x_seq)
    _, hn_padded = gru(padded)
    lengths = torch.full((batch_size,), seq_len)
    packed = nn.utils.rnn.pack_padded_sequence(padded, lengths, batch_first=True, enforce_sorted=False)
    _, hn_packed = gru(packed)
print("hn:", hn.shape, " hn_padded:", hn_padded.shape, " hn_packed:", hn_packed.shape)
print(f"hn_padded off by {(hn_padded - hn).abs().max().item():.3f}")
print(f"hn_packed off by {(hn_packed - hn).abs().max().item():.3f}")
