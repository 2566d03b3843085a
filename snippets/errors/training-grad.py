import copy

import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
gru = nn.GRU(input_size, hidden_size)
gru.state = gru(x_seq)[1]
with torch.no_grad():
    unseen = gru(x_seq)[0].sum()
with torch.inference_mode():
    state = gru(x_seq)[1]

for wrong, right in (
    (lambda: unseen.backward(), lambda: gru(x_seq)[0].sum().backward()),
    (lambda: gru(x_seq)[0].argmax(-1).float().mean().backward(),
     lambda: gru(x_seq)[0].log_softmax(-1).mean().backward()),
    (lambda: gru(x_seq)[0].backward(), lambda: gru(x_seq)[0].sum().backward()),
    (lambda: gru.bias_hh_l0.fill_(0), lambda: nn.init.zeros_(gru.bias_hh_l0)),
    (lambda: gru.bias_hh_l0[:hidden_size].fill_(1), lambda: gru.bias_hh_l0.data[:hidden_size].fill_(1)),
    (lambda: copy.deepcopy(gru), lambda: (setattr(gru, "state", gru.state.detach()), copy.deepcopy(gru))),
    (lambda: gru(x_seq, state)[0].sum().backward(), lambda: gru(x_seq, state.clone())[0].sum().backward()),
    (lambda: nn.GRU(input_size, hidden_size).weight_ih_l0.grad.norm(), lambda: gru.weight_ih_l0.grad.norm()),
):
    try:
        wrong()
    except (RuntimeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")
    right()
    print("    fixed")
