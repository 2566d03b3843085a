import io

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)

state = lstm.state_dict()
for name, tensor in state.items():
    print(f"{name:20} {tuple(tensor.shape)}")

file = io.BytesIO()
torch.save(state, file)
file.seek(0)
loaded = nn.LSTM(input_size, hidden_size, bidirectional=True)
print(loaded.load_state_dict(torch.load(file)))

with torch.no_grad():
    print("largest difference:", (lstm(x_seq)[0] - loaded(x_seq)[0]).abs().max().item())
