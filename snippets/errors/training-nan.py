import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", "Anomaly|Error detected")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
x_gap = x_seq.clone()
x_gap[0] = torch.nan

def clip(x, lr):
    gru, linear = nn.GRU(input_size, hidden_size), nn.Linear(hidden_size, 1)
    model = nn.ModuleList([gru, linear])
    optimizer = torch.optim.SGD(model.parameters(), lr)
    for _ in range(2):
        optimizer.zero_grad()
        linear(gru(x)[0]).pow(2).mean().backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0, error_if_nonfinite=True)
        optimizer.step()

def root_of_mean_square(x, added):
    with torch.autograd.detect_anomaly():
        ((x.requires_grad_() - x.detach()).pow(2).mean() + added).sqrt().backward()

for train, x, given in (
    (clip, x_gap, 0.1), (clip, x_seq, 1e30), (clip, x_seq, 0.1),
    (root_of_mean_square, x_seq, 0), (root_of_mean_square, x_seq, 1e-8),
):
    try:
        train(x, given)
        print("fixed:", train.__name__)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
