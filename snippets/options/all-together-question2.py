import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 4, 5
num_layers, num_directions = 2, 2
gru = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
output_gru, hn_gru = gru(torch.randn(seq_len, batch_size, input_size))
forward = output_gru[-1, :, :hidden_size]  # (batch_size, hidden_size)

wrong = hn_gru.view(num_directions, -1, batch_size, hidden_size)[0, -1]  # (batch_size, hidden_size)
right = hn_gru.view(-1, num_directions, batch_size, hidden_size)[-1, 0]  # (batch_size, hidden_size)
print("wrong:", wrong.shape, " the top layer's, forwards:", torch.equal(wrong, forward))
print("right:", right.shape, " the top layer's, forwards:", torch.equal(right, forward))
