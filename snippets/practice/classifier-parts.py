import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 4, 6
vocab_size, num_classes = 50, 5
embedding = nn.Embedding(vocab_size, input_size, padding_idx=0)
linear = nn.Linear(hidden_size, num_classes)
W, W_T, b = linear.weight, linear.weight.T, linear.bias

tokens = torch.randint(1, vocab_size, (seq_len, batch_size))
tokens[-1, 0] = 0
x_seq = embedding(tokens)
looked_up = embedding.weight[tokens]  # (seq_len, batch_size, input_size)
features = torch.randn(batch_size, hidden_size)
logits = linear(features)
by_hand = features @ W_T + b  # (batch_size, num_classes)

print("embedding.weight:", embedding.weight.shape)  # (vocab_size, input_size)
print("largest difference of looked_up:", (looked_up - x_seq).abs().max().item())
print("W:", W.shape, " W_T:", W_T.shape, " b:", b.shape)
print("largest difference of by_hand:  ", (by_hand - logits).abs().max().item())
x_seq.sum().backward()
print("gradient of row 0:", embedding.weight.grad[0])  # (input_size,)
