import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)

def output():
    return gru(x_seq)[0]

for cause, wrong, right in (
    ("no_grad", lambda: torch.no_grad()(output)(), output),
    ("argmax", lambda: output().argmax(-1).float(), lambda: output().log_softmax(-1)),
    ("detach", lambda: output().detach(), output),
    ("data", lambda: output().data, output),
    ("item", lambda: torch.tensor(output().mean().item()), lambda: output().mean()),
    ("NumPy", lambda: torch.from_numpy(output().detach().numpy()), output),
    ("requires_grad", lambda: gru.requires_grad_(False)(x_seq)[0],
     lambda: gru.requires_grad_(True)(x_seq)[0]),
):
    try:
        wrong().mean().backward()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    gru.zero_grad()
    right().mean().backward()
    print(f"    fixed, was {cause}; there is a gradient: {gru.weight_ih_l0.grad is not None}")
gru.zero_grad()
output().round().mean().backward()
print("round raises nothing, its gradient is zero:", not gru.weight_ih_l0.grad.any())
