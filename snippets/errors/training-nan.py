import warnings

import torch
from torch import nn

warnings.filterwarnings("ignore", "Anomaly|Error detected")
torch.manual_seed(0)
seq_len, batch_size, input_size, hidden_size = 5, 2, 3, 4
x_seq = torch.randn(seq_len, batch_size, input_size)
x_gap = x_seq.clone()
x_gap[0] = torch.nan
gru = nn.GRU(input_size, hidden_size)

def clip(x):
    gru(x)[0].sum().backward()
    return nn.utils.clip_grad_norm_(gru.parameters(), 1.0, error_if_nonfinite=True)

def root_of_mean_square(added):
    output, _ = gru(x_seq)
    with torch.autograd.detect_anomaly():
        ((output - output.detach()).pow(2).mean() + added).sqrt().backward()

for train, given in ((clip, x_gap), (root_of_mean_square, 0), (root_of_mean_square, 1e-8), (clip, x_seq)):
    gru.zero_grad()
    try:
        train(given)
        print("fixed:", train.__name__)
    except RuntimeError as error:
        print(f"{type(error).__name__}: {error}")
