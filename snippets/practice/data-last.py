import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence
from torch.utils.data import DataLoader

torch.manual_seed(0)
num_sequences, seq_len, batch_size, input_size, hidden_size = 11, 5, 4, 3, 6
last_size = num_sequences % batch_size
sequences = torch.randn(num_sequences, seq_len, input_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True)
h0 = torch.zeros(1, batch_size, hidden_size)

for drop_last in (False, True):
    print(f"drop_last={drop_last}")
    for x_seq in DataLoader(sequences, batch_size, drop_last=drop_last):
        try:
            print("   ", x_seq.shape, " hn:", gru(x_seq, h0)[1].shape)
        except RuntimeError as error:
            print("   ", x_seq.shape, " RuntimeError:", error)

last_batch = sequences[-last_size:]  # (last_size, seq_len, input_size)
h0_last = last_batch.new_zeros(1, len(last_batch), hidden_size)  # (1, last_size, hidden_size)
output, hn = gru(last_batch, h0_last)
print("h0_last:", h0_last.shape, " hn:", hn.shape)
_, hn_packed = gru(pack_sequence(list(last_batch), enforce_sorted=False), h0)
print("packed, with h0 of", batch_size, "sequences: no error, hn_packed:", hn_packed.shape)
