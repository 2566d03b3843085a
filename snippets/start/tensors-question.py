import torch

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
W = torch.randn(hidden_size, input_size)

all_steps = x_seq @ W.T  # (seq_len, batch_size, hidden_size)
one_step = x_seq[1] @ W.T  # (batch_size, hidden_size)

print("all_steps:", all_steps.shape)
print("one_step:", one_step.shape)
print("all_steps[1] equals one_step:", torch.allclose(all_steps[1], one_step, atol=1e-6))
