import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 1, 3, 4
batch = torch.randn(seq_len, batch_size + 1, input_size)
x_seq = batch[:, :batch_size]  # (seq_len, batch_size, input_size)
lstm = nn.LSTM(input_size=input_size, hidden_size=hidden_size)
h0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)
c0 = torch.zeros(1, batch_size, hidden_size)  # (1, batch_size, hidden_size)

with torch.no_grad():
    output, (hn, cn) = lstm(x_seq, (h0, c0))
    state, cells = (h0, c0), []
    for x_t in x_seq.split(1):  # (1, batch_size, input_size)
        _, state = lstm(x_t, state)
        cells.append(state[1])  # (1, batch_size, hidden_size)
    cn_seq = torch.cat(cells)  # (seq_len, batch_size, hidden_size)

tensors = {"x_seq": x_seq, "h0": h0, "c0": c0, **lstm.state_dict()}
tensors |= {"output": output, "cn_seq": cn_seq}
for name, tensor in tensors.items():
    print(name, "=", tensor.tolist())
