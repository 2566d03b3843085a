import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_directions = 2
num_classes = 6
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, bidirectional=True)
output, hn = gru(x_seq)
one_way, _ = nn.GRU(input_size, hidden_size, batch_first=True)(x_seq.transpose(0, 1))
linear = nn.Linear(hidden_size, num_classes)

for x_wrong in output, one_way.flatten(1):
    try:
        linear(x_wrong)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
wide = nn.Linear(num_directions * hidden_size, num_classes)
scores = wide(output)  # (seq_len, batch_size, num_classes)
print("output:", output.shape, " wide.weight:", wide.weight.shape)
print("scores:", scores.shape, " scores of the last step:", linear(one_way[:, -1]).shape)
