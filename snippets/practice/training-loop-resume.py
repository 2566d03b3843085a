import io

import torch
from torch import nn

torch.manual_seed(0)
num_sequences, seq_len, input_size, hidden_size = 32, 4, 3, 8
x_all = torch.randn(num_sequences, seq_len, input_size)
target = x_all[:, 0, :1]  # (num_sequences, 1)


def start():
    model = nn.ModuleDict({"gru": nn.GRU(input_size, hidden_size, batch_first=True), "drop": nn.Dropout(0.1),
                           "linear": nn.Linear(hidden_size, 1)})
    return model, torch.optim.Adam(model.parameters(), lr=0.02)


def epoch(model, optimizer):
    total = 0.0
    for batch in torch.randperm(num_sequences).chunk(2):
        output, hn = model["gru"](x_all[batch])
        loss = nn.functional.mse_loss(model["linear"](model["drop"](hn[-1])), target[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
    return total / num_sequences


model, optimizer = start()
before = [epoch(model, optimizer) for _ in range(2)]
file = io.BytesIO()
torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "random": torch.get_rng_state()}, file)
unbroken = [epoch(model, optimizer) for _ in range(2)]
print("unbroken:         ", [f"{loss:.5f}" for loss in unbroken])

for left_out in ("nothing", "optimizer", "random"):
    torch.manual_seed(1)
    model, optimizer = start()
    file.seek(0)
    checkpoint = torch.load(file)
    model.load_state_dict(checkpoint["model"])
    if left_out != "optimizer":
        optimizer.load_state_dict(checkpoint["optimizer"])
    if left_out != "random":
        torch.set_rng_state(checkpoint["random"])
    resumed = [epoch(model, optimizer) for _ in range(2)]
    print(f"without {left_out + ':':10}", [f"{loss:.5f}" for loss in resumed], resumed == unbroken)
