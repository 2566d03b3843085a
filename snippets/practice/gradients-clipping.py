import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 40, 8, 3, 32
x_seq = torch.randn(seq_len, batch_size, input_size, requires_grad=True)
rnn = nn.RNN(input_size, hidden_size)
rnn.weight_hh_l0.detach().mul_(5)

output, hn = rnn(x_seq)
output[-1].sum().backward()
norms = x_seq.grad.flatten(1).norm(dim=1)  # (seq_len,)
print(f"first: {norms[0].item():.1e}  last: {norms[-1].item():.1e}")

gradient_before = rnn.weight_hh_l0.grad.clone()  # (hidden_size, hidden_size)
norm_before = nn.utils.clip_grad_norm_(rnn.parameters(), max_norm=1.0)
gradient_after = rnn.weight_hh_l0.grad  # (hidden_size, hidden_size)
norm_after = nn.utils.get_total_norm([parameter.grad for parameter in rnn.parameters()])
cosine = nn.functional.cosine_similarity(gradient_before.flatten(), gradient_after.flatten(), dim=0)
print(f"norm before: {norm_before.item():.1e}  after: {norm_after.item():.4f}")
print("gradient_after:", gradient_after.shape, f" same direction: {cosine.item():.4f}")
