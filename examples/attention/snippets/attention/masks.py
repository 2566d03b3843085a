import torch
from torch import nn

torch.manual_seed(0)
batch_size, query_len, key_len = 2, 3, 5
num_heads, head_dim = 2, 4
embed_dim = num_heads * head_dim
attention = nn.MultiheadAttention(embed_dim, num_heads, batch_first=True)
query = torch.randn(batch_size, query_len, embed_dim)
memory = torch.randn(batch_size, key_len, embed_dim)
padding = torch.zeros(batch_size, key_len, dtype=torch.bool)  # (batch_size, key_len)
padding[1, -1] = True

_, weights = attention(query, memory, memory, key_padding_mask=padding)
print("padding:", padding.shape)
print("the padded key gets no weight:", bool((weights[1, :, -1] == 0).all()))

try:
    attention(query, memory, memory, key_padding_mask=padding.T)
except AssertionError as error:
    print(type(error).__name__)
