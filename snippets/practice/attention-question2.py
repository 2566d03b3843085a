import torch

torch.manual_seed(0)
batch_size, target_len, source_len = 2, 3, 7
scores = torch.randn(batch_size, target_len, source_len)
padded = torch.arange(source_len) >= torch.tensor([[source_len], [4]])  # (batch_size, source_len)

wrong = scores.softmax(dim=2).masked_fill(padded[:, None], 0)  # (batch_size, target_len, source_len)
right = scores.masked_fill(padded[:, None], float("-inf")).softmax(dim=2)  # (batch_size, target_len, source_len)

ones = torch.ones(batch_size, target_len)
for name, weights in (("wrong", wrong), ("right", right)):
    nothing = bool((weights[padded[:, None].expand_as(weights)] == 0).all())
    print(f"{name}: nothing for padding: {nothing}, adds up to 1: {torch.allclose(weights.sum(dim=2), ones)}")
