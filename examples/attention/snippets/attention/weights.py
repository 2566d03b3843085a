import torch
from torch import nn

torch.manual_seed(0)
batch_size, query_len, key_len = 2, 3, 5
num_heads, head_dim = 2, 4
embed_dim = num_heads * head_dim
attention = nn.MultiheadAttention(embed_dim, num_heads, batch_first=True)
query = torch.randn(batch_size, query_len, embed_dim)
memory = torch.randn(batch_size, key_len, embed_dim)

mean = attention(query, memory, memory)[1]
per_head = attention(query, memory, memory, average_attn_weights=False)[1]

print("mean:", mean.shape)
print("per_head:", per_head.shape)
print("mean is the mean of the heads:", torch.allclose(mean, per_head.mean(dim=1), atol=1e-6))
print("each query's weights add up to 1:", torch.allclose(per_head.sum(dim=-1), torch.ones(1), atol=1e-5))
