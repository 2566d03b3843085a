import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
x_changed = x_seq.clone()
x_changed[-1] = float("nan")  # the last step only
gru = nn.GRU(input_size, hidden_size, num_layers, bidirectional=True)
with torch.no_grad():
    output, _ = gru(x_seq)
    output_changed, _ = gru(x_changed)

for name, half in (("forward", slice(0, hidden_size)), ("backward", slice(hidden_size, None))):
    same = torch.equal(output[0, :, half], output_changed[0, :, half])
    print(f"{name} half of output[0] is the same as before: {same}")
