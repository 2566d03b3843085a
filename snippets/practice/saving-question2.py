import torch
from torch import nn

torch.manual_seed(0)
input_size, hidden_size, num_classes = 3, 4, 5
model = nn.ModuleDict({"gru": nn.GRU(input_size, hidden_size), "linear": nn.Linear(hidden_size, num_classes)})
saved = model.state_dict()
print("a saved name:", next(iter(saved)))

loaded = nn.GRU(input_size, hidden_size)
before = loaded.weight_hh_l0.detach().clone()  # (3 * hidden_size, hidden_size)
loaded.load_state_dict(saved, strict=False)
print("strict=False, nothing was loaded:", torch.equal(loaded.weight_hh_l0, before))

own = {name.removeprefix("gru."): tensor for name, tensor in saved.items() if name.startswith("gru.")}
loaded.load_state_dict(own)
print("own names, all was loaded:       ", torch.equal(loaded.weight_hh_l0, model["gru"].weight_hh_l0))
