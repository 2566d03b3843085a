import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
ids = torch.zeros(seq_len, batch_size, dtype=torch.long)  # (seq_len, batch_size)
embedding, gru = nn.Embedding(10, input_size), nn.GRU(input_size, hidden_size)

def embedded_outside(**options):
    for chunk in embedding(ids).split(3):
        gru(chunk)[0].sum().backward(**options)

def embedded_inside():
    for chunk in ids.split(3):
        gru(embedding(chunk))[0].sum().backward()

def loss_kept(**options):
    loss = 0
    for chunk in ids.split(3):
        loss = loss + gru(embedding(chunk))[0].sum()
        loss.backward(**options)

def loss_fresh():
    loss = sum(gru(embedding(chunk))[0].sum() for chunk in ids.split(3))
    loss.backward()

def gradient(train, **options):
    gru.zero_grad()
    train(**options)
    return gru.weight_hh_l0.grad.clone()  # (3 * hidden_size, hidden_size)

for wrong, right in ((embedded_outside, embedded_inside), (loss_kept, loss_fresh)):
    try:
        wrong()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    right_gradient = gradient(right)  # (3 * hidden_size, hidden_size)
    same = torch.allclose(gradient(wrong, retain_graph=True), right_gradient, atol=1e-6)
    print(f"    fixed: {right.__name__} learned; {wrong.__name__} with retain_graph=True has its gradient: {same}")
