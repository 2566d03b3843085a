import torch
from torch import nn

torch.manual_seed(0)
batch_size, query_len, key_len = 2, 3, 5
num_heads, head_dim = 2, 4
embed_dim = num_heads * head_dim
attention = nn.MultiheadAttention(embed_dim, num_heads, batch_first=True)
query = torch.randn(batch_size, query_len, embed_dim)
memory = torch.randn(batch_size, key_len, embed_dim)

output, weights = attention(query, memory, memory)
turned = memory.flip(1)
same, _ = attention(query, turned, turned)

print("output:", output.shape)
print("weights:", weights.shape)
print("the order of the keys changes nothing:", torch.allclose(output, same, atol=1e-6))
