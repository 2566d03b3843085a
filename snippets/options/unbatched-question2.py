import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_batch = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers=1)
with torch.no_grad():
    output_batch, _ = rnn(x_batch)
    output_second, _ = rnn(x_batch[:, 1])  # (seq_len, hidden_size)
    output_kept, _ = rnn(x_batch[:, 1:2])  # (seq_len, 1, hidden_size)

print("output_second:", output_second.shape, " output_kept:", output_kept.shape)
print("as in the batch:", torch.allclose(output_second, output_batch[:, 1], atol=1e-6))
print("kept as well:   ", torch.allclose(output_kept[:, 0], output_batch[:, 1], atol=1e-6))
