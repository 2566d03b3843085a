import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
source_len, target_len, batch_size, input_size, hidden_size, num_layers = 4, 3, 3, 4, 6, 2
encoder = nn.LSTM(input_size, hidden_size, num_layers)
_, (hn, cn) = encoder(torch.randn(source_len, batch_size, input_size))
columns = [*range(source_len), *range(source_len + 1, source_len + 1 + target_len)]
arrow = {"arrowstyle": "-|>", "color": "black"}
handed = {"arrowstyle": "-|>", "color": "C3", "linewidth": 2.5}

for column in columns:
    part, inside = ("encoder", "source") if column < source_len else ("decoder", "target")
    plt.annotate("", (column, -0.3), (column, -0.7), arrowprops=arrow)
    for row in range(num_layers):
        plt.gca().add_patch(plt.Rectangle((column - 0.3, row - 0.3), 0.6, 0.6, fill=False))
        plt.annotate("", (column, row + 0.7), (column, row + 0.3), arrowprops=arrow)
        if column != columns[-1]:
            last = column == source_len - 1
            to = column + (1.7 if last else 0.7)
            plt.annotate("", (to, row), (column + 0.3, row), arrowprops=handed if last else arrow)
for row in range(num_layers):
    plt.text(source_len, row + 0.12, f"hn[{row}]\ncn[{row}]", color="C3", ha="center")
middle, end = (source_len - 1) / 2, source_len + 1 + (target_len - 1) / 2
for x, below, above in ((middle, "source", "encoded"), (end, "target", "decoded")):
    plt.text(x, -0.95, below, ha="center")
    plt.text(x, num_layers - 0.15, above, ha="center")
plt.text(middle, num_layers + 0.2, "encoder", ha="center", weight="bold")
plt.text(end, num_layers + 0.2, "decoder", ha="center", weight="bold")
plt.axis([-0.6, columns[-1] + 0.6, -1.1, num_layers + 0.4])
plt.axis("off")
plt.savefig("encoder-decoder-states.svg")
