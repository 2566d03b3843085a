import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
h0_double = torch.zeros(1, batch_size, hidden_size, dtype=torch.float64)
gru, lstm = nn.GRU(input_size, hidden_size), nn.LSTM(input_size, hidden_size)

for layer, state, onednn in (
    (gru, h0_double, True),
    (lstm, (h0_double, h0_double), False),
    (lstm, (h0_double, h0_double), True),
):
    torch.backends.mkldnn.enabled = onednn
    try:
        layer(x_seq, state)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0 = x_seq.new_zeros(1, batch_size, hidden_size)
c0 = torch.zeros_like(h0)
output_gru, _ = gru(x_seq, h0)
output_lstm, _ = lstm(x_seq, (h0, c0))
print("h0:", h0.dtype, " output_gru:", output_gru.dtype, " output_lstm:", output_lstm.dtype)
