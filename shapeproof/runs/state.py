"""What a script finds when it begins. One process runs it several times: each time as if it were the first."""

import os
import random
import sys
import tempfile
import types


class State:
    """What scripts are known to change: the random numbers, torch's settings, the environment, the working directory."""

    def __init__(self, folder: str):
        self.folder, self.empty = folder, ""
        self.environment, self.arguments, self.path = dict(os.environ), list(sys.argv), list(sys.path)
        self.random = random.getstate()
        self.torch = torch = sys.modules.get("torch")
        self.numpy = sys.modules.get("numpy.random")
        if torch:
            self.seeded, self.dtype = torch.get_rng_state(), torch.get_default_dtype()
            self.onednn = torch.backends.mkldnn.enabled
        if self.numpy:
            self.drawn = self.numpy.get_state()

    def renew(self) -> types.ModuleType:
        """Put all that back, in an empty working directory in `folder`, and have a new main module, which is returned."""
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        sys.argv, sys.path = list(self.arguments), list(self.path)
        if not self.empty or os.listdir(self.empty):
            self.empty = tempfile.mkdtemp(dir=self.folder)  # what it saves this time is not kept
        os.chdir(self.empty)
        random.setstate(self.random)
        if torch := self.torch:
            torch.set_rng_state(self.seeded)
            torch.set_default_dtype(self.dtype)
            torch.backends.mkldnn.enabled = self.onednn
            torch.set_warn_always(True)  # what C++ would say once in a process, it says again
            torch.set_grad_enabled(True)
            torch.set_printoptions(profile="default")
        if self.numpy:
            self.numpy.set_state(self.drawn)
        if figures := sys.modules.get("matplotlib.pyplot"):
            figures.close("all")
        return main_module(self.arguments[0])


def main_module(path: str) -> types.ModuleType:
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = path
    return main
