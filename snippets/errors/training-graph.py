import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
chunks = torch.randn(3, seq_len, batch_size, input_size)

def train(detach, retain_graph):
    gru = nn.GRU(input_size, hidden_size)
    optimizer = torch.optim.SGD(gru.parameters(), lr=0.1)
    hn = torch.zeros(1, batch_size, hidden_size)
    for chunk in chunks:
        output, hn = gru(chunk, hn.detach() if detach else hn)
        optimizer.zero_grad()
        output.pow(2).mean().backward(retain_graph=retain_graph)
        optimizer.step()
    return hn

for retain_graph in (False, True):
    try:
        train(detach=False, retain_graph=retain_graph)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")

print("fixed:")
hn = train(detach=True, retain_graph=False)
print("hn:", hn.shape)
