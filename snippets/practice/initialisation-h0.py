import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, other_batch_size, input_size, hidden_size = 5, 4, 3, 3, 6


class Learned(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(input_size, hidden_size)
        self.h0 = nn.Parameter(torch.zeros(1, 1, hidden_size))
        self.not_learned = torch.zeros(1, 1, hidden_size, requires_grad=True)

    def forward(self, x_seq):
        h0 = self.h0.expand(-1, x_seq.shape[1], -1).contiguous()
        return self.gru(x_seq, h0)


model = Learned()
names = [name for name, parameter in model.named_parameters()]
print("h0 is a parameter:", "h0" in names, " not_learned is:", "not_learned" in names)
for size in (batch_size, other_batch_size):
    output, hn = model(torch.randn(seq_len, size, input_size))
    print("output:", output.shape, " hn:", hn.shape)

output.sum().backward()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.step()
print("h0.grad:", model.h0.grad.shape, " h0 has moved:", model.h0.abs().max().item() > 0)
