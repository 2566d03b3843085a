"""What mkdocs-jupyter needs to run a notebook is imported when one is to be run: a build that has it from the build before
would spend a fifth of its time on importing it.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

LATER = {"jupytext", "mkdocs_jupyter.convert"}


class Later(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in LATER:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec


def put_off() -> None:
    """Have them imported later, where they have not been yet."""
    sys.meta_path.insert(0, Later())
