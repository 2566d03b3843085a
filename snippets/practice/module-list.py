import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_classes = 7, 3, 4, 6, 5
x_seq = torch.randn(batch_size, seq_len, input_size)


class Stack(nn.Module):
    def __init__(self, container):
        super().__init__()
        sizes = input_size, hidden_size
        self.layers = container(nn.GRU(size, hidden_size, batch_first=True) for size in sizes)
        self.linear = nn.Linear(hidden_size, num_classes)

    def forward(self, x_seq):
        for layer in self.layers:
            x_seq, hn = layer(x_seq)
        return self.linear(hn[-1])


for container in (list, nn.ModuleList):
    model = Stack(container)
    logits = model(x_seq)  # (batch_size, num_classes)
    before = model.layers[0].weight_hh_l0.detach().clone()  # (3 * hidden_size, hidden_size)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    logits.square().sum().backward()
    optimizer.step()
    print(model)
    print("in the state_dict:", len(model.state_dict()), "tensors")
    print("first layer trained:", not torch.equal(before, model.layers[0].weight_hh_l0))
