import io

import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size = 3, 4
gru = nn.GRU(input_size, hidden_size)

def file_of(thing):
    torch.save(thing, file := io.BytesIO())
    return io.BytesIO(file.getvalue())

whole, weights = file_of(gru), file_of(gru.state_dict())
checkpoint = {"model": gru.state_dict(), "epoch": 3}
parallel = nn.DataParallel(gru).state_dict()
cut = io.BytesIO(weights.getvalue()[:100])

for wrong, right in (
    (lambda: torch.load(whole), lambda: gru.load_state_dict(torch.load(weights))),
    (lambda: torch.load(weights).eval(), lambda: gru.load_state_dict(torch.load(weights))),
    (lambda: gru.load_state_dict("gru.pt"), lambda: gru.load_state_dict(torch.load(weights))),
    (lambda: gru.load_state_dict(checkpoint), lambda: gru.load_state_dict(checkpoint["model"])),
    (lambda: gru.load_state_dict(parallel), lambda: nn.DataParallel(gru).load_state_dict(parallel)),
    (lambda: gru.load_state_dict(parallel),
     lambda: gru.load_state_dict(nn.DataParallel(gru).module.state_dict())),
    (lambda: torch.load(cut), lambda: gru.load_state_dict(torch.load(weights))),
):
    weights.seek(0)
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}:", "\n".join(str(error).splitlines()[:3]).split(", \33")[0])
    weights.seek(0)
    print("    fixed:", right())
