import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size=input_size, hidden_size=hidden_size)
x_changed = x_seq.clone()  # (seq_len, batch_size, input_size)
middle = seq_len // 2
x_changed[middle] += 1

output, hn = rnn(x_seq)
output_changed, hn_changed = rnn(x_changed)

print("output_changed:", output_changed.shape)  # (seq_len, batch_size, hidden_size)
print("steps before are the same:", torch.equal(output_changed[:middle], output[:middle]))
print("steps that differ:", [t for t in range(seq_len) if not torch.equal(output_changed[t], output[t])])
print("the changed step differs:", not torch.equal(output_changed[middle], output[middle]))
print("hn differs:", not torch.equal(hn_changed, hn))
