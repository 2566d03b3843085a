import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 600, 1, 3, 4
x_long = torch.randn(seq_len, batch_size, input_size)
tanh_rnn = nn.RNN(input_size, hidden_size)
relu_rnn = nn.RNN(input_size, hidden_size, nonlinearity="relu")

with torch.no_grad():
    tanh_rnn.weight_hh_l0.copy_(1.2 * torch.eye(hidden_size))
    print("keys:", relu_rnn.load_state_dict(tanh_rnn.state_dict()))
    tanh_output, _ = tanh_rnn(x_long)  # (seq_len, batch_size, hidden_size)
    relu_output, _ = relu_rnn(x_long)  # (seq_len, batch_size, hidden_size)

for name, output, style in (("tanh", tanh_output, "k--"), ("relu", relu_output, "k")):
    largest = output.abs().amax(dim=(1, 2))  # (seq_len,)
    plt.semilogy(range(1, seq_len + 1), largest, style, label=name)
    print(f"{name}, largest:", *(f"{value:.1e}" for value in largest[99::100].tolist()))
print(f"largest that float32 holds: {torch.finfo(torch.float32).max:.1e}")

plt.gca().set(xlabel="time step", ylabel="largest absolute value")
plt.legend()
plt.savefig("relu-grows.svg")
