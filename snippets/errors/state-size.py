import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
num_layers = 1
num_directions = 1
x_batch_first = torch.randn(batch_size, seq_len, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers, batch_first=True)
h0_batch_first = torch.zeros(batch_size, 1, hidden_size)  # (batch_size, 1, hidden_size)
h0_old_batch = torch.zeros(1, batch_size + 1, hidden_size)  # (1, batch_size + 1, hidden_size)
h0_no_layers = torch.zeros(batch_size, hidden_size)  # (batch_size, hidden_size)

for h0_wrong in (h0_batch_first, h0_old_batch, h0_no_layers):
    try:
        gru(x_batch_first, h0_wrong)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0_turned = h0_batch_first.transpose(0, 1)  # (1, batch_size, hidden_size)
h0_cut = h0_old_batch[:, :batch_size]  # (1, batch_size, hidden_size)
h0_with_layers = h0_no_layers.unsqueeze(0)  # (1, batch_size, hidden_size)
for h0 in (h0_turned, h0_cut, h0_with_layers):
    output, hn = gru(x_batch_first, h0)
    print("output:", output.shape, " hn:", hn.shape)
