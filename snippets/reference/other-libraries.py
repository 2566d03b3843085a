import torch
from torch import nn

torch.manual_seed(0)
batch_size, seq_len, input_size, hidden_size = 2, 5, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)
lstm = nn.LSTM(input_size, hidden_size, batch_first=True)
output, (hn, cn) = lstm(x_seq)

last = hn[-1]  # (batch_size, hidden_size)
sequences = output  # (batch_size, seq_len, hidden_size)
state_h, state_c = hn[-1], cn[-1]  # (batch_size, hidden_size) each
time_major = output.transpose(0, 1)  # (seq_len, batch_size, hidden_size)

print("return_sequences=False:", last.shape)
print("return_sequences=True: ", sequences.shape)
print("return_state=True:     ", state_h.shape, state_c.shape)
print("time_major=True:       ", time_major.shape)
print("last is output[:, -1]:", torch.equal(last, output[:, -1]))
