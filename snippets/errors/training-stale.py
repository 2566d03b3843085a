import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
ids = torch.randint(10, (seq_len, batch_size))  # (seq_len, batch_size)
embedding, gru = nn.Embedding(10, input_size), nn.GRU(input_size, hidden_size)
optimizer = torch.optim.SGD([*embedding.parameters(), *gru.parameters()], lr=0.1)

embedded = embedding(ids)  # (seq_len, batch_size, input_size)
print("before training, embedded is what the embedding gives:", torch.equal(embedded, embedding(ids)))
for chunk in embedded.split(3):
    optimizer.zero_grad()
    gru(chunk)[0].square().mean().backward(retain_graph=True)
    optimizer.step()
    print("after a step, without an error:", torch.equal(embedded, embedding(ids)))
