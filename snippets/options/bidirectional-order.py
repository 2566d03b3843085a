import torch
from matplotlib import pyplot as plt
from torch import nn

torch.manual_seed(0)
seq_len, input_size, hidden_size, num_layers, num_directions = 5, 6, 8, 2, 2
x_alone = torch.randn(seq_len, input_size)
rnn = nn.RNN(input_size, hidden_size, num_layers, bidirectional=True)
layer_0 = nn.RNN(input_size, hidden_size, bidirectional=True)
layer_0.load_state_dict({name: rnn.state_dict()[name] for name in layer_0.state_dict()})
with torch.no_grad():
    output, hn = rnn(x_alone)
    between, _ = layer_0(x_alone)
halves = [half for joined in (between, output) for half in joined.split(hidden_size, dim=-1)]

axis = plt.figure(figsize=(4.5, 4.8), layout="none").add_axes((0, 0, 1, 1))
axis.set(xlim=(-2.75, seq_len + 0.6), ylim=(-1.25, 6.85))
axis.axis("off")
middle = {"ha": "center", "va": "center", "fontsize": 12}
for row, vectors in enumerate([x_alone, *halves]):
    up, backward = row + (row + 1) // 2 * 0.6, row in (2, 4)
    name = f"layer {(row - 1) // 2}\n{'backward' if backward else 'forward'}" if row else "input"
    axis.text(-1.2, up, name, ha="right", va="center", fontsize=12)
    cells, colour = vectors.size(-1), "C3" if row else "C2"
    edges = torch.arange(seq_len).unsqueeze(1) + torch.linspace(0, 0.6, cells + 1)
    heights = nn.functional.pad(0.3 * vectors.clamp(-1, 1), (0, 1)).flatten()[:-1]  # 0 between two time steps
    axis.stairs(up + heights, edges.flatten(), baseline=up, fill=True, color=colour)
    frames = [(edge, 0.6 / cells) for edge in edges[:, :-1].flatten().tolist()]
    axis.broken_barh(frames, (up - 0.3, 0.6), fc="none", ec=colour, lw=0.5)
    for t, vector in enumerate(vectors):
        if row and t:
            axis.text(t - 0.2, up, "←" if backward else "→", **{**middle, "fontsize": 8})
        if row % 2:
            axis.text(t + 0.3, up - 0.8, "↑", **middle)
        if row == 3:
            axis.add_artist(plt.Rectangle((t - 0.05, up - 0.4), 0.7, 1.8, fill=False))
        for number in range(num_layers * num_directions):
            if row and torch.allclose(vector, hn[number], atol=1e-6):
                axis.text(t - 0.6 if backward else t + 1.2, up, f"hn[{number}]", color="C4", **middle)
        if not row:
            axis.text(t + 0.3, -0.6, t, color="C0", **middle)
axis.text(2.3, 5.85, "output", ha="center", va="bottom", fontsize=12)
for place, height, text, colour in (
    (0.3, -1.05, f"seq_len = {seq_len}", "C0"), (3.6, -1.05, f"input_size = {input_size}", "C2"),
    (0.3, 6.6, f"2 * hidden_size = 2 * {hidden_size}", "C3"), (4, 6.6, f"num_layers = {num_layers}", "C4"),
):
    axis.text(place, height, text, color=colour, **middle)
plt.savefig("bidirectional-order.svg")
