import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_directions = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, bidirectional=True)
for name, parameter in rnn.named_parameters():
    print(f"{name}: {tuple(parameter.shape)}")

output, hn = rnn(x_seq)
split = output.view(seq_len, batch_size, num_directions, hidden_size)
forward = split[:, :, 0]  # (seq_len, batch_size, hidden_size)
backward = split[:, :, 1]  # (seq_len, batch_size, hidden_size)
print("split:", split.shape, " forward:", forward.shape)
print("forward is the first half: ", torch.equal(forward, output[..., :hidden_size]))
print("backward is the second half:", torch.equal(backward, output[..., hidden_size:]))
print("hn[-2] equals forward[-1]:", torch.equal(hn[-2], forward[-1]))
print("hn[-1] equals backward[0]:", torch.equal(hn[-1], backward[0]))
