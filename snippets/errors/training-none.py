import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru, linear = nn.GRU(input_size, hidden_size), nn.Linear(hidden_size, 1)

def backward(*modules):
    output, _ = gru(x_seq)
    for module in modules:
        output = module(output)
    output.sum().backward()

for cause, wrong, right in (
    ("no backward", lambda: None, lambda: backward(linear)),
    ("zero_grad behind it", lambda: (backward(linear), gru.zero_grad()),
     lambda: (gru.zero_grad(), backward(linear))),
    ("no part in the loss", lambda: backward(), lambda: backward(linear)),
):
    gru.zero_grad(), linear.zero_grad()
    for run in wrong, right:
        run()
        try:
            norms = [weight.grad.norm() for weight in (gru.weight_ih_l0, linear.weight)]
            print(f"    fixed, was {cause}; gradients: {len(norms)}")
        except AttributeError as error:
            print(f"{type(error).__name__}: {error}")
