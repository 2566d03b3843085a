import torch
from matplotlib import pyplot as plt
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

torch.manual_seed(0)
seq_len, input_size, hidden_size, vocab_size, num_classes = 7, 4, 6, 50, 5
lengths = [2, seq_len, 3]
embedding, linear = nn.Embedding(vocab_size, input_size, padding_idx=0), nn.Linear(2 * hidden_size, num_classes)
lstm = nn.LSTM(input_size, hidden_size, bidirectional=True)

tokens = pad_sequence([torch.randint(1, vocab_size, (length,)) for length in lengths])
x_seq = embedding(tokens)
packed = pack_padded_sequence(x_seq, lengths, enforce_sorted=False)
_, (hn, _) = lstm(packed)
features = torch.cat([hn[-2], hn[-1]], dim=1)
stages = [
    ("tokens", tokens, "C0 C1", "embedding"), ("x_seq", x_seq, "C0 C1 C2", "pack"),
    ("packed.data", packed.data, "C0 C2", "lstm"), ("hn", hn, "C4 C1 C3", "cat, both directions"),
    ("features", features, "C1 C3", "linear"), ("logits", linear(features), "C1 k", ""),
]

_, axis = plt.subplots(figsize=(4.2, 4.8))
axis.set(xlim=(-2.5, 2.9), ylim=(-8.8, 0.5))
axis.axis("off")
for row, (name, tensor, colours, then) in enumerate(stages):
    up = -1.5 * row
    axis.add_patch(plt.Rectangle((-2.4, up - 0.42), 4.8, 0.84, fill=False))
    axis.text(-2.2, up, name, va="center", fontsize=13)
    for place, (size, colour) in enumerate(zip(reversed(tensor.shape), reversed(colours.split()))):
        axis.text(2.1 - 0.7 * place, up, size, color=colour, ha="right", va="center", fontsize=14, weight="bold")
    if then:
        axis.annotate("", (0, up - 1.05), (0, up - 0.45), arrowprops={"arrowstyle": "-|>", "color": "black"})
        axis.text(0.2, up - 0.75, then, va="center", fontsize=12)
for place, (text, colour) in enumerate(zip(("time", "batch", "input", "hidden", "directions"), ("C0", "C1", "C2", "C3", "C4"))):
    axis.text(-2.4 + 0.98 * place, -8.5, text, color=colour, va="center", fontsize=12)
plt.savefig("classifier-pipeline.svg")
