import torch
from torch import nn
from torch.optim import SGD

torch.manual_seed(0)
input_size, hidden_size = 3, 4

class InAList(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.GRU(input_size, hidden_size)]

class InAModuleList(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.GRU(input_size, hidden_size)])

gru = nn.GRU(input_size, hidden_size)
for wrong, right in (
    (lambda: SGD(InAList().parameters()), lambda: SGD(InAModuleList().parameters())),
    (lambda: SGD(gru.parameters), lambda: SGD(gru.parameters())),
    (lambda: SGD(gru.state_dict()), lambda: SGD(gru.parameters())),
):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
    print("    fixed:", sum(len(group["params"]) for group in right().param_groups), "tensors")
