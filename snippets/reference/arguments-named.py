import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 7, 3, 5, 6
x_seq = torch.randn(seq_len, batch_size, input_size)

for kind in (nn.RNN, nn.GRU):
    before = ["tanh"] if kind is nn.RNN else []
    positions = [input_size, hidden_size, 1, *before, True, False, 0.0, False]
    for ninth in ("cpu", 2):
        try:
            layer = kind(*positions, ninth)
            print("has weight_hr_l0:", hasattr(layer, "weight_hr_l0"))
            layer(x_seq)
        except (TypeError, RuntimeError) as error:
            print(f"nn.{kind.__name__}(..., False, {ninth!r}): {type(error).__name__}: {error}")
    try:
        kind(input_size, hidden_size, proj_size=2)
    except ValueError as error:
        print("ValueError:", error)
    named = kind(*positions, device="cpu", dtype=torch.float64)
    print("named, dtype:", named.weight_ih_l0.dtype)
