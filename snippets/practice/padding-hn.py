import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = [2, seq_len, 3]
batch_size = len(lengths)
sequences = [torch.randn(length, input_size) for length in lengths]
rnn = nn.RNN(input_size, hidden_size, num_layers=1)

with torch.no_grad():
    output, hn = rnn(pad_sequence(sequences))
    for i, (sequence, length) in enumerate(zip(sequences, lengths)):
        output_alone, hn_alone = rnn(sequence)  # hn_alone: (1, hidden_size)
        from_hn = (hn[0, i] - hn_alone[0]).abs().max().item()
        from_output = (output[:length, i] - output_alone).abs().max().item()
        print(f"length {length}: hn off by {from_hn:.2f}, output[:length] by {from_output:.2f}")

    h_t = output[lengths[0] - 1, 0]  # (hidden_size,)
    for t in range(lengths[0], seq_len):
        h_t = torch.tanh(rnn.bias_ih_l0 + h_t @ rnn.weight_hh_l0.T + rnn.bias_hh_l0)

print("hn:", hn.shape, " output:", output.shape)
print("largest difference from hn:", (h_t - hn[0, 0]).abs().max().item())
