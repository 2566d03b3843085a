"""`mkdocs serve` after a change: where it is sure which pages depend on it, only these are made again.

Those are the pages that changed, and those that show a snippet that did. After any other change, and where anything is
wrong, the whole site is built.
"""

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import BuildError

log = logging.getLogger("mkdocs.shapeproof")


class Rebuild:
    """What `mkdocs serve` calls after a change. `quickly` is told the files that changed, and says whether that was enough."""

    def __init__(self, watched: list[str], build: Callable[[], None], quickly: Callable[[set[Path]], bool]):
        self.watched, self.build, self.quickly = watched, build, quickly
        self.seen, self.whole = self.stamps(), True

    def __call__(self) -> None:
        before, self.seen = self.seen, self.stamps()
        whole, self.whole = self.whole, False  # unless this one ends well
        changed = {path for path in self.seen if before.get(path) != self.seen[path]}
        started = time.monotonic()
        if not (whole and before.keys() == self.seen.keys() and self.did(changed)):
            self.build()
        elif changed:
            log.info(f"Made again what depends on it in {time.monotonic() - started:.2f} seconds")
        self.whole = True

    def did(self, changed: set[Path]) -> bool:
        try:
            return self.quickly(changed)
        except (BuildError, OSError):
            return False  # the whole build says why

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """When each file was changed, and how large it is; but of what an editor puts beside a file while it is open."""
        files = [Path(one) for one in self.watched if os.path.isfile(one)]
        for folder in filter(os.path.isdir, self.watched):
            files += [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
        found = {}
        for path in files:
            if not (path.name.startswith(".") or path.name.endswith("~")):
                with suppress(FileNotFoundError):  # gone by now
                    stat = path.stat()
                    found[path] = stat.st_mtime_ns, stat.st_size
        return found
