import torch
from matplotlib import pyplot as plt

values = torch.linspace(-6, 6, 121)
points = torch.tensor([-4.0, -1.0, 0.0, 1.0, 4.0])
_, axes = plt.subplots(1, 2, figsize=(4.4, 2.3))

for axis, name, function in zip(axes, ("σ", "tanh"), (torch.sigmoid, torch.tanh)):
    axis.plot(values, function(values), "k")
    axis.plot(points, function(points), "ko")
    axis.axhline(0, color="black", linewidth=0.5)
    axis.set(title=name, xticks=(-6, 0, 6), yticks=(-1, 0, 0.5, 1), ylim=(-1.15, 1.15))
    print(f"{name:4} of", *(f"{point:+.0f}: {value:+.3f} " for point, value in zip(points, function(points))))
print("tanh is a sigmoid, stretched:", torch.allclose(torch.tanh(values), 2 * torch.sigmoid(2 * values) - 1, atol=1e-6))
plt.savefig("squash.svg")
