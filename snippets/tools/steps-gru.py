import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
batch = torch.randn(seq_len, batch_size + 1, input_size)
x_seq = batch[:, :batch_size]  # (seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)

with torch.no_grad():
    output, hn = gru(x_seq, h0)  # (seq_len, batch_size, hidden_size), (1, batch_size, hidden_size)

tensors = {"x_seq": x_seq, "h0": h0, **gru.state_dict(), "output": output}
for name, tensor in tensors.items():
    print(name, "=", tensor.tolist())
