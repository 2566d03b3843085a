import torch
from torch import nn

torch.manual_seed(0)
num_chunks, chunk_len, batch_size, hidden_size = 20, 3, 128, 8
seq_len = num_chunks * chunk_len
pressed = torch.rand(seq_len, batch_size) < 0.2
switch = torch.where(pressed, torch.randint(2, (seq_len, batch_size)) * 2 - 1, 0)  # on: 1, off: -1
since = (pressed * torch.arange(seq_len)[:, None]).cummax(dim=0).values
lamp = (switch.gather(0, since) > 0).float()  # (seq_len, batch_size)
x_seq = switch.float().unsqueeze(2)  # (seq_len, batch_size, 1)
late = slice(-num_chunks // 2, None)

for name in ("carried", "from zeros"):
    gru, head = nn.GRU(1, hidden_size), nn.Linear(hidden_size, 1)
    optimizer = torch.optim.Adam([*gru.parameters(), *head.parameters()], lr=0.15)
    state, right = None, []
    for chunk, target in zip(x_seq.split(chunk_len), lamp.split(chunk_len)):
        piece, state = gru(chunk, state if name == "carried" else None)
        scores = head(piece).squeeze(2)  # (chunk_len, batch_size)
        right.append(((scores > 0) == (target > 0)).float().mean())
        loss = nn.functional.binary_cross_entropy_with_logits(scores, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        state = state.detach()  # (1, batch_size, hidden_size)
    print(f"state {name:10}  right: {torch.stack(right)[late].mean():.0%}")

on = torch.stack(lamp.split(chunk_len))[late].mean()
print(f"the same answer always  right: {max(on, 1 - on):.0%}")
