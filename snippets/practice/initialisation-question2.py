import torch
from torch import nn

torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 8, 3, 6
x_seq, target = torch.randn(seq_len, batch_size, input_size), torch.randn(batch_size, 1)

for name in ("constant", "default"):
    gru, head = nn.GRU(input_size, hidden_size), nn.Linear(hidden_size, 1)
    model = nn.ModuleList([gru, head])
    if name == "constant":
        for parameter in model.parameters():
            nn.init.constant_(parameter, 0.1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    print(name)
    for step in range(3):
        output, hn = gru(x_seq)
        print(f"    step {step}  all features alike: {torch.allclose(hn, hn[:, :, :1].expand_as(hn), atol=1e-5)}")
        optimizer.zero_grad()
        nn.functional.mse_loss(head(hn[-1]), target).backward()
        optimizer.step()
