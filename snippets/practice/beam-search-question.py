import torch

vocab_size, width, hidden_size = 1000, 5, 8
totals = torch.zeros(width, 1)
log_probs = torch.zeros(width, vocab_size)
every = (totals + log_probs).flatten()  # (width * vocab_size,)
_, best = every.topk(width)  # (width,)
parents = best // vocab_size  # (width,)
hn, cn = torch.zeros(2, 1, width, hidden_size)  # (1, width, hidden_size) each
hn_kept, cn_kept = hn[:, parents], cn[:, parents]
print("every:", every.shape, " parents:", parents.shape)
print("hn_kept:", hn_kept.shape, " cn_kept:", cn_kept.shape)
