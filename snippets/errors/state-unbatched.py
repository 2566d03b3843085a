import torch
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 3, 4
x_unbatched = torch.randn(seq_len, input_size)  # (seq_len, input_size)
h0_batched = torch.zeros(1, 1, hidden_size)  # (1, 1, hidden_size)
rnn, gru, lstm = (kind(input_size, hidden_size) for kind in (nn.RNN, nn.GRU, nn.LSTM))

for layer, state in ((rnn, h0_batched), (gru, h0_batched), (lstm, (h0_batched, h0_batched))):
    try:
        layer(x_unbatched, state)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0_unbatched = h0_batched.squeeze(1)  # (1, hidden_size)
output_unbatched, hn_unbatched = gru(x_unbatched, h0_unbatched)
x_one = x_unbatched.unsqueeze(1)  # (seq_len, 1, input_size)
output_one, hn_one = gru(x_one, h0_batched)
output_lstm, _ = lstm(x_unbatched, (h0_unbatched, h0_unbatched))
print("output_unbatched:", output_unbatched.shape, " hn_unbatched:", hn_unbatched.shape)
print("output_lstm:", output_lstm.shape, " output_one:", output_one.shape, " hn_one:", hn_one.shape)
