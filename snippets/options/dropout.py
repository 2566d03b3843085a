import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers=2, dropout=0.25)
layer_0 = nn.RNN(input_size, hidden_size)
layer_1 = nn.RNN(hidden_size, hidden_size)
weights = rnn.state_dict()
layer_0.load_state_dict({name: weights[name] for name in layer_0.state_dict()})
layer_1.load_state_dict({name: weights[name.replace("0", "1")] for name in layer_1.state_dict()})
with torch.no_grad():
    torch.manual_seed(1)
    output, hn = rnn(x_seq)
    torch.manual_seed(1)
    between, hn_0 = layer_0(x_seq)
    dropped = nn.Dropout(0.25)(between)  # (seq_len, batch_size, hidden_size)
    by_hand, hn_1 = layer_1(dropped)

print("dropped:", dropped.shape, " zeros:", (dropped == 0).sum().item(), "of", dropped.numel())
print("output: ", output.shape, " zeros:", (output == 0).sum().item(), "of", output.numel())
kept = dropped != 0
print("kept values are divided by 0.75:", torch.allclose(dropped[kept], between[kept] / 0.75))
print("the same ones dropped at each step:", (kept == kept[0]).all().item())
print("largest difference, output:", (by_hand - output).abs().max().item())
print("largest difference, hn:    ", (torch.cat([hn_0, hn_1]) - hn).abs().max().item())
