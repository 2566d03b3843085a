import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size = 5, 4, 6
lengths = [2, seq_len, 3]
batch_size, num_directions = len(lengths), 2
sequences = [torch.randn(length, input_size) for length in lengths]

for layers in (1, 2):
    birnn = nn.RNN(input_size, hidden_size, layers, bidirectional=True)
    with torch.no_grad():
        output, hn = birnn(pad_sequence(sequences))
        output_alone, hn_alone = birnn(sequences[0])

    off_by = (output[: lengths[0], 0] - output_alone).abs()
    print("layers:", birnn.num_layers, " output:", output.shape)
    print("    forward half, largest difference: ", off_by[:, :hidden_size].max().item())
    print("    backward half, largest difference:", off_by[:, hidden_size:].max().item())
