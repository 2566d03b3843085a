import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size, num_layers = 4, 3, 3, 4, 6, 2
encoder = nn.LSTM(input_size, hidden_size, num_layers)
source, target = (torch.randn(steps, batch_size, input_size) for steps in (source_len, target_len))
_, (hn, cn) = encoder(source)
plt.figure(figsize=(4.2, 3.6))
columns = [*range(source_len), *range(source_len + 1, source_len + 1 + target_len)]
arrow = {"arrowstyle": "-|>", "color": "black"}
handed = {"arrowstyle": "-|>", "color": "C3", "linewidth": 2.5}


def sizes(tensor):
    return ", ".join(map(str, tensor.shape))


for column in columns:
    t = column % (source_len + 1)
    plt.annotate("", (column, -0.3), (column, -0.7), arrowprops=arrow)
    for row in range(num_layers):
        plt.gca().add_patch(plt.Rectangle((column - 0.3, row - 0.3), 0.6, 0.6, fill=False))
        plt.text(column, row, t, color="C0", ha="center", va="center")
        plt.annotate("", (column, row + 0.7), (column, row + 0.3), arrowprops=arrow)
        if column != columns[-1]:
            last = column == source_len - 1
            to = column + (1.7 if last else 0.7)
            plt.annotate("", (to, row), (column + 0.3, row), arrowprops=handed if last else arrow)
for row in range(num_layers):
    plt.text(source_len, row + 0.15, f"hn[{row}]\ncn[{row}]", color="C3", ha="center")
    plt.text(-0.5, row, f"layer {row}", color="C4", ha="right", va="center")
plt.text(source_len, num_layers, f"hn, cn\n{sizes(hn)}", color="C3", ha="center", va="center")
middle, end = (source_len - 1) / 2, source_len + 1 + (target_len - 1) / 2
for x, part, below, above in ((middle, "encoder", source, "encoded"), (end, "decoder", target, "decoded")):
    inside = "source" if part == "encoder" else "target"
    plt.text(x, -1.05, f"{inside}\n{sizes(below)}", ha="center", va="center")
    plt.text(x, num_layers - 0.15, above, ha="center")
    plt.text(x, num_layers + 0.3, part, ha="center", weight="bold")
plt.text(-0.5, -0.5, "time step", color="C0", ha="right", va="center")
plt.axis([-1.9, columns[-1] + 0.6, -1.4, num_layers + 0.6])
plt.axis("off")
plt.savefig("encoder-decoder-states.svg")
