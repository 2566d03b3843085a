import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size, num_tags = 6, 4, 5, 8, 3
x_seq = torch.randn(seq_len, batch_size, input_size)
tags = torch.randint(num_tags, (seq_len, batch_size))

for mistake in ("none", "data"):
    model = nn.ModuleDict({"gru": nn.GRU(input_size, hidden_size, num_layers=1),
                           "linear": nn.Linear(hidden_size, num_tags)})
    output, _ = model["gru"](x_seq)
    states = output.data if mistake == "data" else output
    logits = model["linear"](states)  # (seq_len, batch_size, num_tags)
    nn.functional.cross_entropy(logits.flatten(0, 1), tags.flatten()).backward()

    unreached = [name for name, parameter in model.named_parameters() if parameter.grad is None]
    print(f"{mistake}:", unreached)
