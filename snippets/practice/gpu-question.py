import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_layers = 5, 2, 3, 4, 2
x_seq = torch.randn(seq_len, batch_size, input_size, device="meta", dtype=torch.float64)
lstm = nn.LSTM(input_size, hidden_size, num_layers).to("meta", torch.float64)

h0 = x_seq.new_zeros(num_layers, batch_size, hidden_size)
c0 = torch.zeros_like(h0)
output, (hn, cn) = lstm(x_seq, (h0, c0))
for name, tensor in {"h0": h0, "c0": c0, "output": output, "hn": hn}.items():
    print(f"{name:6} {tuple(tensor.shape)} {tensor.device} {tensor.dtype}")
