"""What the fork server does once, after importing torch, so that no snippet's process has to do it again.

The site's vocabulary has a script for it; the first figure takes a third of a second.
"""

import atexit
import contextlib
import gc
import io
import os
import sys

gc.disable()  # it would look again and again through all that torch makes while it is imported

import torch  # noqa: E402

from shapeproof.runs import WARM, trace  # noqa: E402
from shapeproof.runs.worker import ENVIRONMENT  # noqa: E402
from shapeproof.runs.worlds import Script, World  # noqa: E402
from shapeproof.vocabulary import Scripts  # noqa: E402

# A process that has threads cannot be forked safely. And snippets run side by side: with a thread for each core in each
# of them they would wait for one another, and what they print could depend on the number of cores.
torch.set_num_threads(1)
if torch.accelerator.current_accelerator() is None:
    # For a device that it may find later torch keeps where each seed came from, line by line of the whole stack: a third
    # of a small script's time. What was built for the CPU alone finds none.
    def nothing_to_seed(seed: int) -> None:
        int(seed)

    torch.cuda.manual_seed_all = torch.xpu.manual_seed_all = torch.mtia.manual_seed_all = nothing_to_seed
if figures := sys.modules.get("matplotlib.pyplot"):
    figures.semilogy([1, 10], label="$h_t$")  # fonts, and letters in equations
    figures.legend()
    figures.savefig(io.BytesIO(), format="svg")
    figures.close()
with torch.random.fork_rng(devices=[]), contextlib.redirect_stdout(io.StringIO()):
    script = Script(os.environ[WARM].encode(), "warm.py", Scripts())
    script.execute(here := World(), {})
    trace.trace(here.recorder, [here.recorder])
os.environ.clear()
os.environ.update(ENVIRONMENT)
for name in ("GLIBC_TUNABLES", WARM):  # see pool.py
    os.environ.pop(name, None)
atexit.register(os._exit, 0)  # when the server is to end: it has nothing to save, and to free all this takes a while
gc.enable()
gc.freeze()  # the collector would otherwise touch every page that is shared with the processes of snippets
gc.set_threshold(10_000)  # what trains or draws makes much and leaves few cycles: looking took a tenth of its time
