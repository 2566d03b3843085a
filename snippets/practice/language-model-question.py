import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, vocab_size = 6, 3, 50
wanted = torch.randint(vocab_size, (seq_len, batch_size))
logits = torch.zeros(seq_len, batch_size, vocab_size)
perplexity = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten()).exp()
print(f"perplexity {perplexity:.2f}  words {vocab_size}")

try:
    nn.functional.cross_entropy(logits, wanted)
except (RuntimeError, ValueError) as error:
    print(f"{type(error).__name__}: {error}")
