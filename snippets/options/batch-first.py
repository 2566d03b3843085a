import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
time_first = nn.LSTM(input_size, hidden_size, num_layers)
batch_first = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True)
batch_first.load_state_dict(time_first.state_dict())

x_seq = torch.randn(seq_len, batch_size, input_size)
x_batch = x_seq.transpose(0, 1)  # (batch_size, seq_len, input_size)
h0 = torch.randn(num_layers, batch_size, hidden_size)
c0 = torch.randn(num_layers, batch_size, hidden_size)
with torch.no_grad():
    output, (hn, cn) = time_first(x_seq, (h0, c0))
    output_batch, (hn_batch, cn_batch) = batch_first(x_batch, (h0, c0))

print("x_batch:     ", x_batch.shape)  # (batch_size, seq_len, input_size)
print("output_batch:", output_batch.shape)  # (batch_size, seq_len, hidden_size)
print("hn_batch:    ", hn_batch.shape)  # (num_layers, batch_size, hidden_size)
print("cn_batch:    ", cn_batch.shape)  # (num_layers, batch_size, hidden_size)
turned = output_batch.transpose(0, 1)  # (seq_len, batch_size, hidden_size)
print("turned equals output:", torch.allclose(turned, output))
print("hn_batch equals hn:", torch.allclose(hn_batch, hn))
print("cn_batch equals cn:", torch.allclose(cn_batch, cn))
