import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = [2, seq_len, 4]
batch_size, num_steps = len(lengths), sum(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
rnn = nn.RNN(input_size, hidden_size, num_layers=1)
W_ih_T, W_hh_T = rnn.weight_ih_l0.T, rnn.weight_hh_l0.T
b_ih, b_hh = rnn.bias_ih_l0, rnn.bias_hh_l0

packed = pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=False)
with torch.no_grad():
    packed_output, hn = rnn(packed)
    h_prev, states = torch.zeros(batch_size, hidden_size), []
    for x_t in packed.data.split(packed.batch_sizes.tolist()):
        still_running = len(x_t)
        h_prev = torch.tanh(x_t @ W_ih_T + b_ih + h_prev[:still_running] @ W_hh_T + b_hh)
        states.append(h_prev)
        print("x_t:", x_t.shape, " h_t:", h_prev.shape)
    by_hand = torch.cat(states)  # (num_steps, hidden_size)

print("by_hand:", by_hand.shape, " packed_output.data:", packed_output.data.shape)
print("largest difference:", (by_hand - packed_output.data).abs().max().item())
