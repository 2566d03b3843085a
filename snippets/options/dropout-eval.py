import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers=2, dropout=0.5)
plain = nn.RNN(input_size, hidden_size, num_layers=2)
plain.load_state_dict(rnn.state_dict())

with torch.no_grad():
    output_1, _ = rnn(x_seq)
    output_2, _ = rnn(x_seq)
    rnn.eval()
    output_3, _ = rnn(x_seq)
    output_4, _ = rnn(x_seq)
    output_plain, _ = plain(x_seq)
    rnn.train()
    output_5, _ = rnn(x_seq)

print("train, twice the same output:", torch.equal(output_1, output_2))
print("eval, twice the same output: ", torch.equal(output_3, output_4))
print("eval, as without dropout:    ", torch.equal(output_3, output_plain))
print("train again, another output: ", not torch.equal(output_5, output_4))
