import torch

torch.manual_seed(0)
batch_size, hidden_size = 1, 4
h_prev = torch.randn(batch_size, hidden_size)
W_hn = torch.randn(hidden_size, hidden_size)
b_hn = torch.randn(hidden_size)
r_t = torch.ones(batch_size, hidden_size)  # (batch_size, hidden_size)
r_t[:, -1] = 0

no_reset = h_prev @ W_hn.T + b_hn  # (batch_size, hidden_size)
pytorch_way = r_t * (h_prev @ W_hn.T + b_hn)  # (batch_size, hidden_size)
paper_way = (r_t * h_prev) @ W_hn.T + b_hn  # (batch_size, hidden_size)

print("r_t:        ", r_t)
print("no_reset:   ", no_reset)
print("pytorch_way:", pytorch_way)
print("paper_way:  ", paper_way)
