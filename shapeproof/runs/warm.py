"""What the fork server does once, after importing torch, so that no snippet's process has to do it again.

The first LSTM of a process alone takes fifty milliseconds, the first figure a third of a second.
"""

import atexit
import gc
import io
import os
import sys

gc.disable()  # it would look again and again through all that torch makes while it is imported

import torch  # noqa: E402
from torch import nn  # noqa: E402

from shapeproof.runs.worker import ENVIRONMENT  # noqa: E402

# A process that has threads cannot be forked safely. And snippets run side by side: with a thread for each core in each
# of them they would wait for one another, and what they print could depend on the number of cores.
torch.set_num_threads(1)
if figures := sys.modules.get("matplotlib.pyplot"):
    figures.semilogy([1, 10], label="$h_t$")  # fonts, and letters in equations
    figures.legend()
    figures.savefig(io.BytesIO(), format="svg")
    figures.close()
with torch.random.fork_rng(devices=[]):
    torch.manual_seed(0)
    for module in nn.RNN, nn.LSTM, nn.GRU:
        output, _ = module(1, 2)(torch.randn(2, 1, 1))
        str(output), str(output.shape)
os.environ.clear()
os.environ.update(ENVIRONMENT)
os.environ.pop("GLIBC_TUNABLES", None)  # see pool.py
atexit.register(os._exit, 0)  # when the server is to end: it has nothing to save, and to free all this takes a while
gc.enable()
gc.freeze()  # the collector would otherwise touch every page that is shared with the processes of snippets
