import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
ids = torch.zeros(seq_len, batch_size, dtype=torch.long)  # (seq_len, batch_size)
embedding, gru = nn.Embedding(10, input_size), nn.GRU(input_size, hidden_size)

def embedded_outside():
    for chunk in embedding(ids).split(3):
        gru(chunk)[0].sum().backward()

def embedded_inside():
    for chunk in ids.split(3):
        gru(embedding(chunk))[0].sum().backward()

def loss_kept():
    loss = 0
    for chunk in ids.split(3):
        loss = loss + gru(embedding(chunk))[0].sum()
        loss.backward()

def loss_fresh():
    loss = sum(gru(embedding(chunk))[0].sum() for chunk in ids.split(3))
    loss.backward()

for train in (embedded_outside, embedded_inside, loss_kept, loss_fresh):
    try:
        train()
        print("fixed:", train.__name__, "learned")
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
