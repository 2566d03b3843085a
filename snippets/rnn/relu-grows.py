import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 40, 1, 3, 4
x_long = torch.randn(seq_len, batch_size, input_size)
tanh_rnn = nn.RNN(input_size, hidden_size)
relu_rnn = nn.RNN(input_size, hidden_size, nonlinearity="relu")

with torch.no_grad():
    tanh_rnn.weight_hh_l0.copy_(1.2 * torch.eye(hidden_size))
print("keys:", relu_rnn.load_state_dict(tanh_rnn.state_dict()))

with torch.no_grad():
    tanh_output, _ = tanh_rnn(x_long)  # (seq_len, batch_size, hidden_size)
    relu_output, _ = relu_rnn(x_long)  # (seq_len, batch_size, hidden_size)
for t in range(9, len(x_long), 10):
    tanh_largest, relu_largest = tanh_output[t].abs().max(), relu_output[t].abs().max()
    print(f"output[{t}], largest: tanh {tanh_largest:.2f}, relu {relu_largest:.2f}")
