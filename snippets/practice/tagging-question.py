import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 8, 4, 3, 6
num_tags, num_directions = 5, 2
x_seq = torch.randn(batch_size, seq_len, input_size)
gru = nn.GRU(input_size, hidden_size, batch_first=True, bidirectional=True)
linear = nn.Linear(num_directions * hidden_size, num_tags)

output, hn = gru(x_seq)
logits = linear(output)  # (batch_size, seq_len, num_tags)
class_second = logits.transpose(1, 2)  # (batch_size, num_tags, seq_len)
print("output:      ", output.shape)  # (batch_size, seq_len, num_directions * hidden_size)
print("logits:      ", logits.shape)
print("class_second:", class_second.shape)
