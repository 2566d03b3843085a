import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 3, 6, 8
num_layers = 2
x_seq = torch.randn(seq_len, batch_size, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers)
with torch.no_grad():
    output, hn = rnn(x_seq)

    layer_input, outputs, last_states = x_seq, [], []
    for layer in range(num_layers):
        W_ih, W_hh, b_ih, b_hh = rnn.all_weights[layer]
        h_t = torch.zeros(batch_size, hidden_size)
        steps = []
        for x_t in layer_input:
            h_t = torch.tanh(x_t @ W_ih.T + b_ih + h_t @ W_hh.T + b_hh)
            steps.append(h_t)
        layer_input = torch.stack(steps)  # (seq_len, batch_size, hidden_size)
        outputs.append(layer_input)
        last_states.append(h_t)
    hn_by_hand = torch.stack(last_states)  # (num_layers, batch_size, hidden_size)

print("output:", output.shape, " hn:", hn.shape)
print("largest difference, output:", (outputs[-1] - output).abs().max().item())
print("largest difference, hn:    ", (hn_by_hand - hn).abs().max().item())
