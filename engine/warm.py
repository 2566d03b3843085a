"""What the fork server does once, after importing torch, so that no snippet's process has to do it again.

The first LSTM of a process alone takes fifty milliseconds.
"""

import gc

import torch
from torch import nn

threads = torch.get_num_threads()
torch.set_num_threads(1)  # a process that has threads cannot be forked safely
with torch.random.fork_rng(devices=[]), torch.no_grad():
    for module in nn.RNN, nn.LSTM, nn.GRU:
        str(module(1, 1)(torch.zeros(1, 1, 1)))
torch.set_num_threads(threads)
gc.collect()
gc.freeze()  # the collector would otherwise touch every page that is shared with the processes of snippets
