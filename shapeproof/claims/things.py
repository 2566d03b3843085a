"""What scripts left, as pages name it: `output`, `weight_ih_l0` of `rnn`, `output[-1]`."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shapeproof.claims.views import parted, seen


@dataclass
class Run:
    """What one script left: by its name on the site, and where the page shows it."""

    script: str
    at: int
    names: dict
    varied: list[dict] = field(default_factory=list)
    letters: dict[str, list[str]] = field(default_factory=dict)  # what a letter may stand for
    target: Path = Path()  # what is kept of it, without a suffix
    known: dict = field(default_factory=dict, compare=False)  # the things that pages have spoken of

    @property
    def worlds(self) -> list[dict]:
        return [self.names, *self.varied]

    @cached_property
    def trace(self) -> dict[str, list]:
        """What is kept of its expressions, each with its shapes in these worlds: see runs/trace.py."""
        kept, worlds = (
            json.loads(Path(f"{self.target}{suffix}").read_text()) for suffix in (".trace.json", ".worlds.json")
        )
        same = [at for at, world in enumerate(worlds["worlds"]) if world["world"] != "num_layers + 1"]
        for one in [*kept["expressions"], *(part for raised in kept["raised"] for part in raised["met"])]:
            one["worlds"] = [one["worlds"][at] for at in same]
        return kept

    def size(self, name: str, world: dict) -> int | None:
        """How large a size, or what a letter stands for, is in a world; a letter may stand for a number."""
        known = (one if isinstance(one, int) else world.get(one) for one in (name, *self.letters.get(name, [])))
        return next((size for size in known if isinstance(size, int) and size), None)


@dataclass
class Thing:
    """Something a script left, or a part of it such as `output[-1]`: its name, and its shape in each of the runs."""

    run: Run
    name: str
    shapes: list[tuple]

    def __str__(self) -> str:
        return f"{self.name}: {tuple(self.shapes[0])}"


def everything(runs: list[Run]) -> list[Thing]:
    return [thing for run in runs for name in run.names for thing in things(name, run)]


def things(name: str, run: Run) -> list[Thing]:
    """What a script left under a name, as an author may write it: `weight_ih_l0` for `rnn.weight_ih_l0`; or a part."""
    if name in run.known:
        return run.known[name]
    base, view = name, ""
    found = [key for key in run.names if key == name]
    if not found:
        base, view = parted(name)
        found = [key for key in run.names if key == base or key.endswith(f".{base}")]
    shapes = {key: [seen(world.get(key), view) for world in run.worlds] for key in found}
    run.known[name] = [Thing(run, key + view, views) for key, views in shapes.items() if views[0] is not None]
    return run.known[name]
