import copy

import torch
from torch import nn
from torch.nn.functional import mse_loss

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
gru.state = gru(x_seq)[1]
zeros = torch.zeros_like(gru.state)
with torch.inference_mode():
    state, x_inference = gru(x_seq)[1], x_seq * 2
with torch.no_grad():
    x_no_grad = x_seq * 2

for wrong, right in (
    (lambda: gru(x_seq)[0].backward(), lambda: gru(x_seq)[0].sum().backward()),
    (lambda: mse_loss(gru(x_seq)[1], zeros, reduction="none").backward(),
     lambda: mse_loss(gru(x_seq)[1], zeros).backward()),
    (lambda: gru.bias_hh_l0.fill_(0), lambda: nn.init.zeros_(gru.bias_hh_l0)),
    (lambda: gru.bias_hh_l0.fill_(0), lambda: torch.no_grad()(gru.bias_hh_l0.fill_)(0)),
    (lambda: gru.bias_hh_l0[:hidden_size].fill_(1),
     lambda: torch.no_grad()(gru.bias_hh_l0[:hidden_size].fill_)(1)),
    (lambda: copy.deepcopy(gru),
     lambda: (setattr(gru, "state", gru.state.detach()), copy.deepcopy(gru))),
    (lambda: gru(x_seq, state)[0].sum().backward(),
     lambda: gru(x_seq, state.clone())[0].sum().backward()),
    (lambda: gru(x_inference)[0].sum().backward(), lambda: gru(x_no_grad)[0].sum().backward()),
):
    try:
        wrong()
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
    right()
    print("    fixed")
