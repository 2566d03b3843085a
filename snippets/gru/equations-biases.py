import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size=input_size, hidden_size=hidden_size)
merged = nn.GRU(input_size=input_size, hidden_size=hidden_size)

with torch.no_grad():
    output, _ = gru(x_seq)
    for index, gate in enumerate("rzn"):
        merged.load_state_dict(gru.state_dict())
        of_gate = slice(index * hidden_size, (index + 1) * hidden_size)
        merged.bias_ih_l0[of_gate] += merged.bias_hh_l0[of_gate]
        merged.bias_hh_l0[of_gate] = 0
        output_merged, _ = merged(x_seq)
        difference = (output_merged - output).abs().max().item()
        print(f"b_h{gate} moved into b_i{gate}, largest difference: {difference:.0e}")
