import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm, gru = nn.LSTM(input_size, hidden_size), nn.GRU(input_size, hidden_size, num_layers=1)
gru_3 = nn.GRU(input_size, hidden_size, num_layers=3)

try:
    output, hn, cn = lstm(x_seq)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
try:
    output, (hn, cn) = gru(x_seq)
except ValueError as error:
    print(f"{type(error).__name__}: {error}")
for layer, part in ((lstm, 0), (gru_3, 1)):
    try:
        first, second = layer(x_seq)[part]
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
output, (hn, cn) = lstm(x_seq)
output_gru, hn_gru = gru(x_seq)
print("output:", output.shape, " hn:", hn.shape, " cn:", cn.shape)
print("output_gru:", output_gru.shape, " hn_gru:", hn_gru.shape)
