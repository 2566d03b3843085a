import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size)

output, _ = rnn(x_seq)
with torch.no_grad():
    output_alone, _ = rnn(x_seq)

print("requires_grad:", rnn.weight_ih_l0.requires_grad, x_seq.requires_grad, output.requires_grad)
print("under no_grad:", output_alone.requires_grad)
print("same values:", torch.equal(output, output_alone))
for name, value in rnn.state_dict().items():
    print(f"{name:12}", value.shape)
