import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)  # (seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
x_changed = x_seq.clone()  # (seq_len, batch_size, input_size)
x_changed[2] = x_seq[2] + 1  # (batch_size, input_size)

with torch.no_grad():
    output, hn = rnn(x_seq)  # (seq_len, batch_size, hidden_size), (1, batch_size, hidden_size)
    output_changed, hn_changed = rnn(x_changed)  # (seq_len, batch_size, hidden_size), (1, batch_size, hidden_size)

change = (output_changed - output).abs().amax(dim=(1, 2))  # (seq_len,)
for step in range(seq_len):
    print("t =", step + 1, " largest change of h_t:", f"{change[step].item():.4f}")
