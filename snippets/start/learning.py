import torch
from torch import nn

torch.manual_seed(0)
batch_size, input_size, output_size = 8, 3, 1
x = torch.randn(batch_size, input_size)
target = x.sum(dim=1, keepdim=True)  # (batch_size, 1)
layer = nn.Linear(input_size, output_size)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)

for step in range(1, 31):
    prediction = layer(x)  # (batch_size, output_size)
    loss = nn.functional.mse_loss(prediction, target)  # ()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step == 1 or step % 10 == 0:
        print(f"step {step:2}  loss {loss.item():.4f}  weight {[round(w, 2) for w in layer.weight[0].tolist()]}")

print("gradient:", layer.weight.grad.shape, " weight:", layer.weight.shape)
