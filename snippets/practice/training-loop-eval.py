import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 6, 4, 3, 16
x_seq = torch.randn(batch_size, seq_len, input_size)
model = nn.GRU(input_size, hidden_size, num_layers=2, dropout=0.5, batch_first=True)

for mode in ("train", "eval"):
    getattr(model, mode)()
    first, _ = model(x_seq)
    second, _ = model(x_seq)
    print(f"{mode + '()':8} the same twice: {torch.equal(first, second)},  keeps a graph: {first.requires_grad}")
with torch.no_grad():
    output, hn = model(x_seq)
print(f"no_grad  keeps a graph: {output.requires_grad},  back to dropout by itself: {model.training}")
