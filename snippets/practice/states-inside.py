import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
starts = torch.zeros(seq_len, batch_size, dtype=torch.bool)
starts[2, 0] = starts[4, 1] = True

with torch.no_grad():
    state, outputs = torch.zeros(1, batch_size, hidden_size), []
    for x_t, starts_t in zip(x_seq.split(1), starts):  # (1, batch_size, input_size), (batch_size,)
        state = state.masked_fill(starts_t[:, None], 0)
        output_t, state = gru(x_t, state)  # (1, batch_size, hidden_size)
        outputs.append(output_t)
    output = torch.cat(outputs)  # (seq_len, batch_size, hidden_size)

    apart = [torch.cat([gru(x_seq[:end, place])[0], gru(x_seq[end:, place])[0]])
             for place, end in ((0, 2), (1, 4))]
    in_parts = torch.stack(apart, dim=1)  # (seq_len, batch_size, hidden_size)
print("starts:", starts.T.int().tolist())
print("output:", output.shape, " in_parts:", in_parts.shape)
print("largest difference:", (output - in_parts).abs().max().item())
