import torch
from torch import nn

torch.manual_seed(0)
batch_size, seq_len, input_size, hidden_size = 2, 5, 3, 4
x_seq = torch.randn(batch_size, seq_len, input_size)
both = nn.GRU(input_size, hidden_size, batch_first=True, bidirectional=True)
backwards = nn.GRU(input_size, hidden_size, batch_first=True)
reverse = {name: both.state_dict()[f"{name}_reverse"] for name in backwards.state_dict()}
backwards.load_state_dict(reverse)

with torch.no_grad():
    output, _ = both(x_seq)
    forward, backward = output.split(hidden_size, dim=2)  # (batch_size, seq_len, hidden_size)
    as_read, hn = backwards(x_seq.flip(1))  # go_backwards=True
    ends = torch.cat([forward[:, -1], backward[:, 0]], dim=1)  # Bidirectional
    last_step = output[:, -1]  # (batch_size, num_directions * hidden_size)
num_directions = 2

print("as_read:", as_read.shape, " ends:", ends.shape, " last_step:", last_step.shape)
print(f"as_read from backward:         off by {(as_read - backward).abs().max().item():.3f}")
print(f"as_read flipped from backward: off by {(as_read.flip(1) - backward).abs().max().item():.3f}")
print(f"hn from backward[:, 0]:        off by {(hn[0] - backward[:, 0]).abs().max().item():.3f}")
print(f"last_step from ends:           off by {(last_step - ends).abs().max().item():.3f}")
