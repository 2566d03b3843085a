import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
batch = torch.randn(seq_len, batch_size, input_size), torch.full((batch_size,), seq_len)
gru = nn.GRU(input_size, hidden_size).to("meta")

x_seq, lengths = (part.to("meta") for part in batch)  # (seq_len, batch_size, input_size), (batch_size,)
lengths_kept = batch[1]  # (batch_size,)
for name, given in (("lengths", lengths), ("lengths_kept", lengths_kept)):
    try:
        packed = pack_padded_sequence(x_seq, given, enforce_sorted=False)
        _, hn = gru(packed)
        print(f"{name}: packed.data on {packed.data.device}, packed.batch_sizes on {packed.batch_sizes.device}")
    except RuntimeError as error:
        print(f"{name}: RuntimeError: {error}")
