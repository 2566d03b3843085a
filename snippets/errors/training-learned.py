import torch
from torch import nn
from torch.optim import SGD

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
chunks = torch.randn(3, seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size, num_layers=1)
h0 = nn.Parameter(torch.ones(1, 1, hidden_size))  # (1, 1, hidden_size)

def changed_outside():
    start = h0.expand(-1, batch_size, -1) * 0.1
    for chunk in chunks:
        gru(chunk, start)[0].sum().backward()

def changed_inside():
    for chunk in chunks:
        gru(chunk, h0.expand(-1, chunk.size(1), -1) * 0.1)[0].sum().backward()

for wrong, right in (
    (changed_outside, changed_inside),
    (lambda: SGD([h0 * 0.1]), lambda: SGD([nn.Parameter(h0.detach() * 0.1)])),
    (lambda: SGD([h0.to("meta")]), lambda: SGD([nn.Parameter(h0.detach().to("meta"))])),
):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
    right()
    print("    fixed")
