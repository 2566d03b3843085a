import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
rnn = nn.RNN(input_size, hidden_size)
x_seq = torch.randn(seq_len, batch_size, input_size)
x_elsewhere = torch.randn(seq_len, batch_size, input_size, device="meta")
h0_elsewhere = torch.zeros(1, batch_size, hidden_size, device="meta")

for x_tried, h0_tried in ((x_elsewhere, None), (x_seq, h0_elsewhere)):
    try:
        rnn(x_tried, h0_tried)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
h0 = torch.zeros(1, batch_size, hidden_size, device=x_seq.device)
output, hn = rnn(x_seq, h0)
rnn.to(x_elsewhere.device)
output_elsewhere, hn_elsewhere = rnn(x_elsewhere)
print("output:", output.shape, output.device)
print("output_elsewhere:", output_elsewhere.shape, output_elsewhere.device)
