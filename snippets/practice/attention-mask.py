import torch

torch.manual_seed(0)
batch_size, source_len, target_len, hidden_size, longer_len = 2, 4, 3, 6, 9
encoded = torch.randn(batch_size, source_len, hidden_size)
decoded = torch.randn(batch_size, target_len, hidden_size)
lengths = torch.full((batch_size,), source_len)  # (batch_size,)
with_padding = torch.cat([encoded, torch.zeros(batch_size, longer_len, hidden_size)], dim=1)


def attention(encoded, masked, dim):
    scores = decoded @ encoded.transpose(1, 2)
    padded = (torch.arange(encoded.size(1)) >= lengths[:, None])[:, None]
    if masked == "before":
        scores = scores.masked_fill(padded, -torch.inf)
    weights = scores.softmax(dim)
    if masked == "after":
        weights = weights.masked_fill(padded, 0)
    return weights, weights @ encoded


for masked, dim in (("before", 2), ("never", 2), ("after", 2), ("before", 1)):
    weights, context = attention(with_padding, masked, dim)
    off_by = (context - attention(encoded, masked, dim)[1]).abs().max().item()
    adds_up = torch.allclose(weights.sum(dim=-1), torch.ones(()))
    print(f"mask {masked:6}  softmax({dim})  weights add up to 1: {adds_up!s:5}  context moved by padding: {off_by:.3f}")
print("weights:", weights.shape, " context:", context.shape)
