import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_batch_first = torch.randn(batch_size, seq_len, input_size)

lstm = nn.LSTM(input_size, hidden_size, 1, True)
output, (hn, _) = lstm(x_batch_first)
print("bias:", lstm.bias, " batch_first:", lstm.batch_first, " hn:", hn.shape)

print("fixed:")
lstm_named = nn.LSTM(input_size, hidden_size, batch_first=True)
output_named, (hn_named, _) = lstm_named(x_batch_first)
print("bias:", lstm_named.bias, " batch_first:", lstm_named.batch_first,
      " hn_named:", hn_named.shape)
