import matplotlib.pyplot as plt
import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 40, 8, 3, 32
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
lstm = nn.LSTM(input_size, hidden_size)
forget = slice(hidden_size, 2 * hidden_size)
forget_bias = lstm.bias_hh_l0.detach()[forget]  # (hidden_size,)

firsts = []
for added, style in ((0, "k:"), (1, "k--"), (2, "k")):
    output, _ = lstm(x_seq)
    (gradient,) = torch.autograd.grad(output[-1].sum(), x_seq)
    norms = gradient.flatten(1).norm(dim=1)  # (seq_len,)
    plt.semilogy(range(1, seq_len + 1), norms, style, label=f"forget bias + {added}")
    gate = torch.sigmoid(lstm.bias_ih_l0[forget] + forget_bias).mean().item()
    first, last = norms[0].item(), norms[-1].item()
    print(f"forget bias + {added}  gate: {gate:.2f}  first: {first:.1e}  last: {last:.1e}")  # these sizes only
    firsts.append(first)
    forget_bias += 1

print("the more is added, the larger the first:", firsts == sorted(firsts))
print("bias_hh_l0:", lstm.bias_hh_l0.shape, " forget_bias:", forget_bias.shape)
plt.gca().set(xlabel="time step", ylabel="gradient norm")
plt.legend()
plt.savefig("gradients-forget-bias.svg")
