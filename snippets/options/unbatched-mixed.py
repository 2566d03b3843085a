import torch
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 6, 8
rnn = nn.RNN(input_size, hidden_size)
batch_first = nn.RNN(input_size, hidden_size, batch_first=True)
batch_first.load_state_dict(rnn.state_dict())
x_alone = torch.randn(seq_len, input_size)
with torch.no_grad():
    output, hn = rnn(x_alone)
    output_ignored, hn_ignored = batch_first(x_alone)
print("batch_first changes output:", not torch.equal(output, output_ignored))
print("batch_first changes hn:    ", not torch.equal(hn, hn_ignored))

x_batch = torch.randn(seq_len, 1, input_size)
h0_batched = torch.zeros(1, 1, hidden_size)
for x, h0 in ((x_alone, h0_batched), (x_batch, h0_batched[0])):
    try:
        rnn(x, h0)
    except RuntimeError as error:
        print("RuntimeError:", error)
